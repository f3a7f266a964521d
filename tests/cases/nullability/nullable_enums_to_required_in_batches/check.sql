SELECT id, role, mood, level FROM member ORDER BY id;
-- 1 | 'Admin' | 'Bad' | 0
-- 2 | 'Member' | 'Good' | 1
-- 3 | 'Member' | 'Bad' | 1
-- 4 | 'Member' | 'Bad' | 1

SELECT id, role, second FROM member ORDER BY id;
-- 1 | 'Admin' | 'Writer'
-- 2 | 'Writer' | NULL
-- 3 | 'Reader' | 'Reader'

SELECT id, name, code FROM "user" ORDER BY id;
-- 1 | 'Ada' | 101
-- 2 | 'Bob' | 7
-- 3 | 'Eve' | 103
-- 4 | 'Zoe' | 104

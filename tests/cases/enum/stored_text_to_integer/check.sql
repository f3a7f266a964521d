SELECT role, former FROM member ORDER BY id;
-- 0 | NULL
-- 1 | 2
-- 2 | 0
-- 1 | NULL

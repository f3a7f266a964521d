SELECT role FROM member ORDER BY id;
-- 1
-- 20
-- 30
-- 20

SELECT role FROM member ORDER BY id;
-- 2
-- 1

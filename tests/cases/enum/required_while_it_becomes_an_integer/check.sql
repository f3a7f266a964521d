SELECT role FROM member ORDER BY id;
-- 0
-- 1

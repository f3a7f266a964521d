SELECT role FROM member ORDER BY id;
-- 1
-- 1

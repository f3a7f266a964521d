SELECT kind FROM member ORDER BY id;
-- 0
-- 1

SELECT status FROM post ORDER BY id;
-- 5
-- 1

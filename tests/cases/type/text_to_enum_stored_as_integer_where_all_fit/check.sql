SELECT status FROM post ORDER BY id;
-- 1
-- 5

SELECT id FROM post ORDER BY id;
-- 1
-- 3
-- 5

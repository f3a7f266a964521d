SELECT id FROM seat ORDER BY id;
-- 1
-- 2
-- 4
-- 5

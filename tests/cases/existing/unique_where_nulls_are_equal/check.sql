SELECT id FROM seat ORDER BY id;
-- 1
-- 3

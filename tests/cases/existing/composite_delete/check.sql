SELECT id FROM sale ORDER BY id;
-- 1
-- 4
-- 5

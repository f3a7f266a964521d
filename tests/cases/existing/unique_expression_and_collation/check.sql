SELECT id FROM name ORDER BY id;
-- 2
-- 3
-- 4

SELECT n FROM u ORDER BY id;
-- 0
-- 1

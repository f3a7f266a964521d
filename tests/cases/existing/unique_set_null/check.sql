SELECT id, rank FROM seat ORDER BY id;
-- 1 | 1
-- 2 | NULL
-- 3 | NULL
-- 4 | NULL
-- 5 | NULL
-- 6 | 1

SELECT id, shop, code FROM sale ORDER BY id;
-- 1 | 1 | 1
-- 2 | 1 | NULL
-- 3 | 2 | NULL
-- 4 | 9 | NULL
-- 5 | 2 | 1

SELECT id, total FROM item ORDER BY id;
-- 1 | 10
-- 2 | NULL
-- 3 | -10

SELECT id, total FROM item ORDER BY id;
-- 1 | 7
-- 2 | NULL
-- 3 | 9

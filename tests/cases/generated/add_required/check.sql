SELECT id, total FROM item ORDER BY id;
-- 1 | 10
-- 2 | 0
-- 3 | -10

SELECT id, total FROM item ORDER BY id;
-- 1 | 0.2
-- 2 | NULL
-- 3 | 1.0

SELECT id, new, value FROM item ORDER BY id;
-- 1 | 7 | 14
-- 2 | 8 | 3

SELECT value FROM item ORDER BY id;
-- 12
-- 0
-- -3

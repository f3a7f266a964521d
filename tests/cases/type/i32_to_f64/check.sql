SELECT value FROM item ORDER BY id;
-- 1.0
-- -7.0

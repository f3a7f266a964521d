SELECT value FROM item ORDER BY id;
-- 12
-- NULL

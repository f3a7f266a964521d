SELECT value FROM item ORDER BY id;
-- 0
-- 1

SELECT value FROM item ORDER BY id;
-- 1
-- -32768
-- 32767

SELECT value FROM item ORDER BY id;
-- 'no'
-- 'yes'

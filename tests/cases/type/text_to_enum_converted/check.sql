SELECT value FROM item ORDER BY id;
-- 'Green'
-- 'Red'

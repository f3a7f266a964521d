SELECT value FROM item ORDER BY id;
-- 'Red'
-- 'Green'

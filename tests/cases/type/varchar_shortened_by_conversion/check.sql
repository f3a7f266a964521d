SELECT value FROM item ORDER BY id;
-- '012'
-- 'ab'

SELECT value FROM item ORDER BY id;
-- 'é'

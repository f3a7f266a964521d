SELECT value FROM item ORDER BY id;
-- '0123456789'
-- ''

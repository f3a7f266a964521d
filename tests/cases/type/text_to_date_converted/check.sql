SELECT value FROM item ORDER BY id;
-- '2024-12-31'

SELECT value FROM item ORDER BY id;
-- '1.00'
-- '-7.00'

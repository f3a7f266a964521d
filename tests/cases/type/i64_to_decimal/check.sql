SELECT value FROM item ORDER BY id;
-- '1'
-- '-7'

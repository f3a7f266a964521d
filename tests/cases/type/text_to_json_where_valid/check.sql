SELECT value FROM item ORDER BY id;
-- '[1, 2]'
-- '"x"'

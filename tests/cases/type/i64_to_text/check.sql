SELECT value FROM item ORDER BY id;
-- '1'
-- '-5'
-- '9223372036854775807'

SELECT years FROM "user" ORDER BY id;
-- '7'
-- '-3'

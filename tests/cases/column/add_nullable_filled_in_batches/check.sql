SELECT city_length FROM "user" ORDER BY id;
-- 6
-- NULL

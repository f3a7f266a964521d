SELECT year FROM "user" ORDER BY id;
-- 1815
-- 1906

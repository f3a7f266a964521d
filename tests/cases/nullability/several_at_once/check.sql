SELECT a, b, c FROM "user" ORDER BY id;
-- 5 | 5 | 1
-- 1 | 2 | 0

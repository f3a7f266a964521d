SELECT name FROM "user" ORDER BY id;
-- 'a'
-- 'user 2'
-- 'user 3'

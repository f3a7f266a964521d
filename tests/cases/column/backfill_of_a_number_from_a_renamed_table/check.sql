SELECT id, seats FROM "user" ORDER BY id;
-- 1 | 7
-- 2 | 4
-- 3 | 7

SELECT id, age FROM visit ORDER BY id;
-- 1 | 20
-- 3 | NULL

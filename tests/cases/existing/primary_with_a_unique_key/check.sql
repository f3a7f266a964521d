SELECT name, code FROM item ORDER BY name;
-- 'a' | 1
-- 'b' | 3

SELECT id, item FROM sale ORDER BY id;
-- 1 | 1
-- 2 | 3

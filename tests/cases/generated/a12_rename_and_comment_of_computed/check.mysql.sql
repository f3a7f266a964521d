SELECT id, breadth, `both`, more FROM item ORDER BY id;
-- 1 | 4 | 8 | 5
-- 2 | -3 | -6 | -2

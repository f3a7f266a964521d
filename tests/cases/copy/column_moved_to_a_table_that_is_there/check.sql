SELECT id, street FROM address ORDER BY id;
-- 10 | 'Side St'
-- 11 | NULL
-- 12 | 'Main St'

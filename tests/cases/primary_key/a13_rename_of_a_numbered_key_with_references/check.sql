SELECT number, parent_id, name FROM team ORDER BY number;
-- 3 | NULL | 'a'
-- 8 | 3 | 'b'

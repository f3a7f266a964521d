SELECT number, part, text FROM log ORDER BY text;
-- 1 | 1 | 'a'
-- 2 | 1 | 'e'

SELECT number, part, text FROM _retired_20250101000002_log_key ORDER BY text;
-- 1 | NULL | 'b'
-- NULL | 2 | 'c'
-- NULL | NULL | 'd'
-- NULL | NULL | 'd'

SELECT org, name FROM member ORDER BY org, name;
-- 1 | 'a'
-- 1 | 'b'
-- 2 | 'a'

SELECT DISTINCT role FROM member ORDER BY 1;
-- 'admin'
-- 'editor'
-- 'reader'

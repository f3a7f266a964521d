SELECT part FROM member ORDER BY id;
-- 'Admin'
-- 'Type'
-- 'Reader'

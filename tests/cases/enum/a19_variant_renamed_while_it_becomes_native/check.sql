SELECT role FROM member ORDER BY id;
-- 'Admin'
-- 'User'

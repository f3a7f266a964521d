SELECT role FROM "user" ORDER BY id;
-- 'Admin'
-- 'Member'

SELECT role, former FROM member ORDER BY id;
-- 'Admin' | NULL
-- 'Member' | 'Guest'
-- 'Guest' | 'Admin'
-- 'Member' | NULL

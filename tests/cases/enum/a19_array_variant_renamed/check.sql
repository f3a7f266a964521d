SELECT array_to_string(roles, ' ', '-') AS roles, array_to_string(former, ' ', '-') AS former FROM "user" ORDER BY id;
-- 'Admin Visitor' | NULL
-- '' | 'Visitor - Visitor'
-- 'Member' | ''
-- 'Visitor Admin Member' | '-'

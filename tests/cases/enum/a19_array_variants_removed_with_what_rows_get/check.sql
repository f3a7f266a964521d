SELECT array_to_string(roles, ' ', '-') AS roles, array_to_string(former, ' ', '-') AS former FROM "user" ORDER BY id;
-- 'Admin Member' | NULL
-- '' | 'Member - Member'
-- 'Member' | ''
-- 'Member Admin Member' | '-'

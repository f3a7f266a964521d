SELECT array_to_string(roles, ' ', '-') AS roles, array_to_string(former, ' ', '-') AS former FROM "user" ORDER BY id;
-- 'Admin Guest' | NULL
-- '' | 'Guest - Guest'
-- 'Member' | ''
-- 'Guest Admin Member' | '-'

SELECT count(*) AS n FROM "user" WHERE roles @> ARRAY['Admin']::role[];
-- 2

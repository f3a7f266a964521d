SELECT team, person, since FROM member ORDER BY team, person;
-- 1 | 1 | 30
-- 1 | 2 | NULL
-- 2 | 1 | 5

SELECT id, team, person, since FROM _retired_20250101000002_member_pkey ORDER BY id;
-- 4 | 2 | NULL | 5
-- 9 | 2 | NULL | 5

SELECT id, team, person, since FROM _retired_20250101000002_member_pkey2 ORDER BY id;
-- 2 | 1 | 1 | 10
-- 6 | 1 | 1 | NULL

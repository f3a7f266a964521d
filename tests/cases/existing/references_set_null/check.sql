SELECT id, team FROM post ORDER BY id;
-- 1 | 1
-- 2 | NULL
-- 3 | NULL
-- 4 | NULL
-- 5 | 2

SELECT id, team FROM _retired_20250101000002_post_team_fkey ORDER BY id;
-- 2 | 9
-- 4 | 8

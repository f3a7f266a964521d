SELECT id, plan FROM account ORDER BY id;
-- 1 | 'free'
-- 2 | 'free'
-- 3 | 'paid'
-- 4 | 'paid'
SELECT code, upgrade_to FROM offer ORDER BY code;
-- 7 | 'paid'
-- 8 | NULL
-- 9 | 'free'

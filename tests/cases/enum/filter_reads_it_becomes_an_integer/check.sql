SELECT owner, plan FROM account ORDER BY id;
-- 7 | 0
-- 7 | 1
-- 7 | 1
-- 8 | 0

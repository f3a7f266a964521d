SELECT id FROM account ORDER BY id;
-- 3
-- 6

SELECT id FROM account ORDER BY id;
-- 2
-- 3
-- 4

SELECT count(*) FROM letter;
-- 3

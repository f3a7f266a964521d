SELECT kind, seats FROM plan ORDER BY seats;
-- 0 | 1
-- 1 | 5

SELECT plan, next FROM account ORDER BY id;
-- 0 | 1
-- 1 | NULL
-- 0 | 0

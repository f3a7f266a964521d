SELECT plan, seats, billed FROM account ORDER BY id;
-- 0 | 2 | 0
-- 1 | 7 | 7

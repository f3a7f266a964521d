SELECT kind, seats FROM plan ORDER BY seats;
-- 'Free' | 1
-- 'Paid' | 5

SELECT plan, next FROM account ORDER BY id;
-- 'Free' | 'Paid'
-- 'Paid' | NULL
-- 'Free' | 'Free'

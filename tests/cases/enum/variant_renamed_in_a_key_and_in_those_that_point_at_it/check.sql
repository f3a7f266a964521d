SELECT plan, cents FROM price ORDER BY cents;
-- 'Free' | 0
-- 'Test' | 5
-- 'Paid' | 100

SELECT id, plan FROM customer ORDER BY id;
-- 1 | 'Test'
-- 2 | 'Paid'
-- 3 | 'Test'

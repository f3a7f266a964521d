SELECT amount FROM item ORDER BY id;
-- 5000
-- 7

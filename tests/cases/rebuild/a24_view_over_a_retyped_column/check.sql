SELECT id, amount FROM amounts;
-- 1 | 7

SELECT a, b FROM item;
-- 6 | 'x!'

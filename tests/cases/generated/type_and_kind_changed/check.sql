SELECT id, total FROM item ORDER BY id;
-- 1 | '5x'
-- 2 | '7x'
-- 3 | '-1x'

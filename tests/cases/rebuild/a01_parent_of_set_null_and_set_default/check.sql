SELECT count(a) FROM child;
-- 6

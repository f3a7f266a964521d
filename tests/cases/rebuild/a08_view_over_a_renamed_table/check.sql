SELECT count(*) FROM v;
-- 7

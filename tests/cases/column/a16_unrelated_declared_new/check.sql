SELECT count(website) FROM "user";
-- 0

SELECT DISTINCT weight FROM "user";
-- 7

SELECT DISTINCT country FROM "user";
-- 'unknown'

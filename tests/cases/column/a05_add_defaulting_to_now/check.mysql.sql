SELECT DISTINCT created_at <= utc_timestamp(6) FROM "user";
-- 1

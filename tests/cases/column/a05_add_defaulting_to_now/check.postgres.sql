SELECT DISTINCT pg_typeof(created_at)::text, created_at <= now() FROM "user";
-- 'timestamp with time zone' | 1

SELECT DISTINCT typeof(created_at), length(created_at) FROM "user";
-- 'text' | 29

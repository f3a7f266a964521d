SELECT name, written_at FROM setting ORDER BY name;
-- 'a' | 10
-- 'b' | 20

SELECT name FROM upper_names ORDER BY name;
-- 'A'
-- 'B'

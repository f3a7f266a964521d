SELECT id, name, kind FROM pet ORDER BY id;
-- 2 | 'Rex' | 'dog'
-- 3 | 'Mimi' | 'cat'
-- 4 | 'Bello' | 'dog'

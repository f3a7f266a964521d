SELECT id, slug, kind FROM item ORDER BY id;
-- 1 | 'none' | 'Plain'
-- 2 | 'two' | 'Fancy'

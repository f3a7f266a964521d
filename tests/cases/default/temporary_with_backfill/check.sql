SELECT id, slug, size, kind, weight FROM item ORDER BY id;
-- 1 | 'one' | 0 | 'Fancy' | 10
-- 2 | 'two' | 0 | 'Fancy' | 20
-- 3 | 'it''s' | 0 | 'Fancy' | 30

INSERT INTO item (name, slug, kind) VALUES ('old', 'its own', 'Fancy');

SELECT slug, kind FROM item WHERE name = 'old';
-- 'its own' | 'Fancy'

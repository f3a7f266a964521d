INSERT INTO item (name) VALUES ('old');

UPDATE item SET name = 'older' WHERE name = 'old';

SELECT slug, size, kind, weight FROM item WHERE name = 'older' AND made_at IS NOT NULL;
-- 'none' | 0 | 'Plain' | 2

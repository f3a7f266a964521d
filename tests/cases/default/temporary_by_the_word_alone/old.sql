INSERT INTO item (name) VALUES ('old');

SELECT size FROM item WHERE name = 'old';
-- 0

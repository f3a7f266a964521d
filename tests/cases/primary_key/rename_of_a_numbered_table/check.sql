SELECT seq FROM sqlite_sequence WHERE name = 'person';
-- 50

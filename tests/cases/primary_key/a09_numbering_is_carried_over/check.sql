SELECT seq FROM sqlite_sequence WHERE name = 'user';
-- 100

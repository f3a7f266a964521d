INSERT INTO t (id, n) VALUES (1, 5), (2, 'five');

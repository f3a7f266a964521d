INSERT INTO item (id, n) VALUES (1, NULL), (2, 1);

INSERT INTO item (id, old, value) VALUES (1, 7, NULL), (2, 8, 3);

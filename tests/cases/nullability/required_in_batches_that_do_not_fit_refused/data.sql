INSERT INTO item (id, weight, size) VALUES (1, 7, NULL), (2, 20000, 3), (3, 20001, NULL), (4, -20000, NULL);

INSERT INTO node (id, parent) VALUES (1, NULL), (2, 1), (3, 9), (4, 4);

INSERT INTO user (id, a, b, c) VALUES (1, NULL, 5, NULL), (2, 1, 2, 0);

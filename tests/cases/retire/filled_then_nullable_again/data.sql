INSERT INTO u (id, n) VALUES (1, NULL), (2, 7);

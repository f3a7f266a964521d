INSERT INTO item (id, a, b) VALUES (1, 5, 6), (2, -5, 7);

INSERT INTO item (id, a, b) VALUES (1, 'x', 5);

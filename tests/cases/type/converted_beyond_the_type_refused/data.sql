INSERT INTO item (id, value) VALUES (1, 7), (2, 20000), (3, -20000), (4, 16383);

INSERT INTO item (id, price, amount) VALUES (1, 5, 2), (2, 7, NULL), (3, -1, 10);

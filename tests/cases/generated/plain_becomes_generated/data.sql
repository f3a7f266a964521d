INSERT INTO item (id, price, amount, total) VALUES (1, 5, 2, 99), (2, 7, NULL, NULL), (3, -1, 10, 4);

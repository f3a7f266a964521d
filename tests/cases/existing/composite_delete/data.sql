INSERT INTO item (shop, code) VALUES (1, 1), (1, 2), (2, 1);
INSERT INTO sale (id, shop, code, price) VALUES (1, 1, 1, 5), (2, 1, 9, 5), (3, 2, 2, 5), (4, 9, NULL, 5), (5, 2, 1, 5);

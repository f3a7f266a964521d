INSERT INTO visit (id, starts, ends, age) VALUES (1, 1, 2, 20), (2, 2, 1, 30), (3, 2, NULL, 300), (4, 3, 2, 500);

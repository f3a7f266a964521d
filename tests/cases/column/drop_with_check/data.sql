INSERT INTO user (id, age, x) VALUES (1, 0, 1), (2, 99, 2);

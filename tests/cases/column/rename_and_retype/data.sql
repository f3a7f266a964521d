INSERT INTO user (id, age) VALUES (1, 7), (2, -3);

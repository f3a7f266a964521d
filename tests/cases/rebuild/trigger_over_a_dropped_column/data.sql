INSERT INTO user (id, name, x) VALUES (1, 'a', 1);

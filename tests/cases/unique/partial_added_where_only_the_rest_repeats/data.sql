INSERT INTO user (id, email, gone) VALUES (1, 'a', 0), (2, 'a', 1), (3, 'a', 1);

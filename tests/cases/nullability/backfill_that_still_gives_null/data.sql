INSERT INTO user (id, name, nick) VALUES (1, 'a', NULL), (2, NULL, 'n'), (3, NULL, NULL);

INSERT INTO user (id, name) VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Mary'), (4, 'Zoë');

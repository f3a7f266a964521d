INSERT INTO user (id, email) VALUES (1, 'A'), (2, 'a');

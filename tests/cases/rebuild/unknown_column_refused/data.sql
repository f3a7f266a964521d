INSERT INTO user (id, name) VALUES (1, 'a');

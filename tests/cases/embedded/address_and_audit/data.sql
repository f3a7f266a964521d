INSERT INTO user (id, name) VALUES (1, 'Bern'), (2, 'Basel');

INSERT INTO dog (id, name) VALUES (1, 'Rex'), (2, 'Bello');
INSERT INTO cat (id, name, lives) VALUES (1, 'Mimi', 9);

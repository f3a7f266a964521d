INSERT INTO parent (id, name, x) VALUES (1, 'a', 1);

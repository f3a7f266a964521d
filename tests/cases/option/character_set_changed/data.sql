INSERT INTO item (id, name, other) VALUES (1, 'größe', 'größer ☃'), (2, '', 'x');

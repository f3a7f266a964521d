INSERT INTO name (id, first, last) VALUES (1, 'A', 'B'), (2, 'a', 'b'), (3, 'a', 'c'), (4, 'x', 'B');

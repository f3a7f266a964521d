INSERT INTO parent (id, name, x) VALUES (1, 'a', 1), (2, 'b', 2); INSERT INTO child (id, parent_id, note) VALUES (1, 1, 'n'); INSERT INTO log (line) VALUES ('start');

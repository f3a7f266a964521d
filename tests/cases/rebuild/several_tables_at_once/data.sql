INSERT INTO parent (id, name, x) VALUES (1, 'a', 1); INSERT INTO child (id, parent_id, note) VALUES (1, 1, 'n'); INSERT INTO toy (id, child_id, color) VALUES (1, 1, NULL);

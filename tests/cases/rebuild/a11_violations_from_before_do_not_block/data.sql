PRAGMA foreign_keys = OFF; INSERT INTO parent (id, name, x) VALUES (1, 'a', 1); INSERT INTO child (id, parent_id, note) VALUES (1, 1, 'ok'), (2, 99, 'orphan'); PRAGMA foreign_keys = ON;

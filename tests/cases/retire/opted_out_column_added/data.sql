INSERT INTO session (id, seen) VALUES (1, 10), (2, 20);

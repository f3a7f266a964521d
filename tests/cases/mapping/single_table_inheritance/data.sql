INSERT INTO shape (id, kind, radius) VALUES (1, 'Circle', 1.5);

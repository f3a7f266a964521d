INSERT INTO item (id, value) VALUES (1, x'c3a9');

INSERT INTO item (id, amount, note) VALUES (1, 7, 'a'), (2, -3, 'b');

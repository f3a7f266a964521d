INSERT INTO item (id, amount, unit) VALUES (1, '5', 'kg'), (2, '7', 'g');

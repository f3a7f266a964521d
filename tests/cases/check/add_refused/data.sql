INSERT INTO item (id, price, low, high, name) VALUES (1, 5, 1, 2, 'a'), (2, 0, 3, 3, 'it''s');

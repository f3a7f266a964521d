INSERT INTO item (id, price, note) VALUES (1, 'ten', NULL), (2, 'eleven', 'kept');

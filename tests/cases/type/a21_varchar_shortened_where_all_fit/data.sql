INSERT INTO item (id, value) VALUES (1, '0123456789');
INSERT INTO item (id, value) VALUES (2, '');

INSERT INTO item (id, value) VALUES (1, '12');
INSERT INTO item (id, value) VALUES (2, 'abc');

INSERT INTO item (id, value) VALUES (1, '12');
INSERT INTO item (id, value) VALUES (2, 'abc');
INSERT INTO item (id, value) VALUES (3, '-3');

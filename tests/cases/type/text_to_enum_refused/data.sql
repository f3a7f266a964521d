INSERT INTO item (id, value) VALUES (1, 'Red');
INSERT INTO item (id, value) VALUES (2, 'red');
INSERT INTO item (id, value) VALUES (3, 'Blue');

INSERT INTO item (id, value) VALUES (1, 'Red');
INSERT INTO item (id, value) VALUES (2, 'Green');

INSERT INTO item (id, value) VALUES (1, '[1, 2]');
INSERT INTO item (id, value) VALUES (2, 'not json');

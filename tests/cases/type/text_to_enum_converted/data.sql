INSERT INTO item (id, value) VALUES (1, 'GREEN');
INSERT INTO item (id, value) VALUES (2, 'blue');

INSERT INTO item (id, value) VALUES (1, 1);
INSERT INTO item (id, value) VALUES (2, -32768);
INSERT INTO item (id, value) VALUES (3, 32767);

INSERT INTO item (id, value) VALUES (1, 1);
INSERT INTO item (id, value) VALUES (2, -5);
INSERT INTO item (id, value) VALUES (3, 9223372036854775807);

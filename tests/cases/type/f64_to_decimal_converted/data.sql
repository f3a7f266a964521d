INSERT INTO item (id, value) VALUES (1, 1.005);
INSERT INTO item (id, value) VALUES (2, -2.5);

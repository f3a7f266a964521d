INSERT INTO item (id, value) VALUES (1, 0.5);
INSERT INTO item (id, value) VALUES (2, 0.1);

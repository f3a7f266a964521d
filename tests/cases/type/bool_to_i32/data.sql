INSERT INTO item (id, value) VALUES (1, 0);
INSERT INTO item (id, value) VALUES (2, 1);

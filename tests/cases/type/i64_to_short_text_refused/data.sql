INSERT INTO item (id, value) VALUES (1, 1);
INSERT INTO item (id, value) VALUES (2, -555);

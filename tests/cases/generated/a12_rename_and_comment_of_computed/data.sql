INSERT INTO item (id, width) VALUES (1, 4), (2, -3);

INSERT INTO item (id, value) VALUES (1, x'0102');
INSERT INTO item (id, value) VALUES (2, x'010203');

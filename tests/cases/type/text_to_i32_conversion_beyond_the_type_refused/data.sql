INSERT INTO item (id, value) VALUES (1, '12');
INSERT INTO item (id, value) VALUES (2, '2147483648');
INSERT INTO item (id, value) VALUES (3, '-2147483648');

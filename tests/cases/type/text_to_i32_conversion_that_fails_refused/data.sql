INSERT INTO item (id, value, found) VALUES (1, '12', 1);
INSERT INTO item (id, value, found) VALUES (2, 'it''s', 0);
INSERT INTO item (id, value, found) VALUES (3, '-3', 1);
INSERT INTO item (id, value, found) VALUES (4, '12 000', 1);

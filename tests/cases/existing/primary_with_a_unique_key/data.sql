INSERT INTO item (name, code) VALUES ('a', 1), ('a', 2), ('b', 3);
INSERT INTO sale (id, item) VALUES (1, 1), (2, 3);

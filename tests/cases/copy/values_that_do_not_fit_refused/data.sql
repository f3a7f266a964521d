INSERT INTO user (id, score) VALUES (1, 12);
INSERT INTO user (id, score) VALUES (2, 3276);
INSERT INTO user (id, score) VALUES (3, 3277);

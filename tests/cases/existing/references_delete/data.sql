INSERT INTO team (id) VALUES (1), (2);
INSERT INTO post (id, team, title) VALUES (1, 1, 'a'), (2, 9, 'b'), (3, NULL, 'c'), (4, 8, 'd'), (5, 2, 'e');

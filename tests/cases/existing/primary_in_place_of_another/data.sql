INSERT INTO member (id, team, person, since) VALUES
    (1, 1, 1, 30), (2, 1, 1, 10), (3, 1, 2, NULL), (4, 2, NULL, 5), (5, 2, 1, 5), (6, 1, 1, NULL), (9, 2, NULL, 5);

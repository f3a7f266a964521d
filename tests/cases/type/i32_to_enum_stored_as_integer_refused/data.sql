INSERT INTO post (id, status) VALUES (1, 5), (2, 2), (3, 9), (4, 1);

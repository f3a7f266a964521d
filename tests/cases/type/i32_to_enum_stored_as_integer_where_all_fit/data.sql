INSERT INTO post (id, status) VALUES (1, 5), (2, 1);

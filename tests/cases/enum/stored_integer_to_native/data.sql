INSERT INTO member (id, role, former) VALUES (1, 0, NULL), (2, 1, 2), (3, 2, 0), (4, 1, NULL);

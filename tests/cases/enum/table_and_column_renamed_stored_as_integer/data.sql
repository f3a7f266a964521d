INSERT INTO member (id, role, former) VALUES (1, 0, 1), (2, 1, NULL);

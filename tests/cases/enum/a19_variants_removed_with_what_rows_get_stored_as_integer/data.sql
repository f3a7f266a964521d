INSERT INTO member (id, role) VALUES (1, 0), (2, 1), (3, 2), (4, 3);

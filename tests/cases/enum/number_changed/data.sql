INSERT INTO member (id, role) VALUES (1, 1), (2, 2), (3, 3), (4, 2);

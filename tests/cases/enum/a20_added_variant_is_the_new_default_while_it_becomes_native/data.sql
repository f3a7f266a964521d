INSERT INTO member (id, role) VALUES (1, 0), (2, 1);

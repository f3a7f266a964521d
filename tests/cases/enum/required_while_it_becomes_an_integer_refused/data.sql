INSERT INTO member (id, role) VALUES (1, 'Admin'), (2, NULL);

INSERT INTO member (id, role, former) VALUES (1, 'Admin', 'Member'), (2, 'Member', NULL);

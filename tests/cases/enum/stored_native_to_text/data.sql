INSERT INTO member (id, role, former) VALUES (1, 'Admin', NULL), (2, 'Member', 'Guest'), (3, 'Guest', 'Admin'), (4, 'Member', NULL);

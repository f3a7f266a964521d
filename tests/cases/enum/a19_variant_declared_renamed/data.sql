INSERT INTO member (id, role, second) VALUES (1, 'Admin', 'Editor'), (2, 'Editor', NULL), (3, 'Reader', 'Reader');

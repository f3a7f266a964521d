INSERT INTO member (id, role) VALUES (1, 'Admin'), (2, 'Editor'), (3, 'Reader');

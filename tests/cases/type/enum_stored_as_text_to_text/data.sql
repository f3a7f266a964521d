INSERT INTO post (id, status) VALUES (1, 'Published'), (2, 'Draft');

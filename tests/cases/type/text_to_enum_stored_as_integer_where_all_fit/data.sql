INSERT INTO post (id, status) VALUES (1, 'Draft'), (2, 'Published');

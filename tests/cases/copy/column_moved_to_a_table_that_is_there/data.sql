INSERT INTO user (id, street) VALUES (1, 'Main St'), (2, NULL), (3, 'Side St');
INSERT INTO address (id, user_id) VALUES (10, 3), (11, 2), (12, 1);

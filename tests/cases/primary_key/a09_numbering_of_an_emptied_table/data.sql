INSERT INTO other (id) VALUES (1); INSERT INTO user (id, name) VALUES (7, 'a'); DELETE FROM user WHERE id = 7; INSERT INTO user (id, name) VALUES (3, 'x');

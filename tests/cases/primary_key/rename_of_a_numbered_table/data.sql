INSERT INTO user (id, name) VALUES (50, 'b'); DELETE FROM user WHERE id = 50; INSERT INTO user (id, name) VALUES (2, 'x');

INSERT INTO user (id, name) VALUES (1, 'a'), (100, 'b'); DELETE FROM user WHERE id = 100;

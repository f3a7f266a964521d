INSERT INTO user (id, org, email) VALUES (1, 1, 'a'), (2, 1, 'a');

INSERT INTO team (id, code, name) VALUES (1, 'a', 'A'); INSERT INTO user (id, team) VALUES (1, 'a');

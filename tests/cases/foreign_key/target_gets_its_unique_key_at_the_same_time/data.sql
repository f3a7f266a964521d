INSERT INTO team (id, code) VALUES (1, 'a'); INSERT INTO user (id, team) VALUES (1, 'a');

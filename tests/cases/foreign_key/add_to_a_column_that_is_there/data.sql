INSERT INTO team (id, name) VALUES (1, 'a'); INSERT INTO user (id, team_id) VALUES (1, 1), (2, 1);

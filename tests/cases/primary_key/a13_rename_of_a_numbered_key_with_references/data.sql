INSERT INTO team (id, parent_id, name) VALUES (3, NULL, 'a'), (8, 3, 'b');
INSERT INTO user (id, team_id) VALUES (1, 8), (2, 3);

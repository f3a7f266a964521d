INSERT INTO item (id, team_id, code) VALUES (1, 1, NULL), (2, 2, NULL), (3, 2, 'a');

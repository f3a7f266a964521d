INSERT INTO team (id, places) VALUES (1, 4), (2, 7);
INSERT INTO user (id, team_id) VALUES (1, 2), (2, 1), (3, 2);

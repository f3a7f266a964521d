INSERT INTO team (id) VALUES (1); INSERT INTO a (id, team_id) VALUES (1, 1); INSERT INTO b (id, team_id) VALUES (1, 1);

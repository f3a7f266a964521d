INSERT INTO team (id, name) VALUES (1, 'red'), (2, 'blue');
INSERT INTO person (id, team_id, label) VALUES (1, 1, NULL), (2, 2, 'own');

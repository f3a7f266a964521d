INSERT INTO team (id) VALUES (1);
INSERT INTO visit (id, code, team, age) VALUES (1, 1, 1, 20), (2, 1, 1, 30), (3, 2, 1, 300), (4, 3, 9, 500);

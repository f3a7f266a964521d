INSERT INTO team (id, name) VALUES (1, 'a'); INSERT INTO user (id, email, age, team_id, fax) VALUES (1, 'a@x', NULL, 1, '1'), (2, 'b@x', 30, 1, '2');

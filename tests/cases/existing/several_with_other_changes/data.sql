INSERT INTO team (id) VALUES (1);
INSERT INTO person (id, mail, role, team_id, age, note) VALUES
    (1, 'a', 'Admin', 1, 5, 'x'), (2, 'a', 'Admin', 1, 9, NULL), (3, 'a', 'Member', 1, 5, 'y'), (4, 'b', 'Member', 7, 5, 'z'),
    (5, 'c', 'Member', 1, -1, 'w'), (6, 'a', 'Admin', 1, 9, 'v');

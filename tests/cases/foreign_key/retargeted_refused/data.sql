INSERT INTO team (id, name) VALUES (1, 'a'); INSERT INTO club (id) VALUES (2); INSERT INTO user (id, group_id) VALUES (1, 1);

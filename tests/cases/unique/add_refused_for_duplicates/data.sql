INSERT INTO user (id, email) VALUES (1, 'a@x'), (2, 'b@x'), (3, 'a@x'), (4, 'a@x'), (5, 'b@x');

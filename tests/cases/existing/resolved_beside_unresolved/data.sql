INSERT INTO account (id, email, name) VALUES (1, 'a', 'x'), (2, 'a', 'y'), (3, 'b', 'y'), (4, 'c', 'z');

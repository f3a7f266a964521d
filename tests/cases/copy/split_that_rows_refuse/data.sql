INSERT INTO user (id, card) VALUES (1, 'x'), (2, 'y'), (3, 'x');

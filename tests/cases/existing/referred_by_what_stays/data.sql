INSERT INTO account (id, email) VALUES (1, 'a'), (2, 'a'), (3, 'b'), (4, NULL);
INSERT INTO letter (id, account) VALUES (1, 3), (2, 2), (3, NULL);

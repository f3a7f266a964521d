INSERT INTO account (id, email) VALUES (1, 'a'), (2, 'a'), (3, 'b');

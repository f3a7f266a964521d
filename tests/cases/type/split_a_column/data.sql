INSERT INTO person (id, name) VALUES (1, 'Ada Lovelace'), (2, 'Grace Hopper');

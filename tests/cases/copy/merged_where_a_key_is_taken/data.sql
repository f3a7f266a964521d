INSERT INTO customer (id, name) VALUES (1, 'a'), (2, 'b');
INSERT INTO old_customer (id, name) VALUES (2, 'c'), (3, 'd');

INSERT INTO customer (id, email, fax) VALUES (1, 'a', 7), (2, 'b', 8);
INSERT INTO old_customer (number, mail) VALUES (1, 'c'), (2, 'd');

INSERT INTO price (plan, cents) VALUES ('Free', 0), ('Trial', 5), ('Paid', 100);
INSERT INTO customer (id, plan) VALUES (1, 'Trial'), (2, 'Paid'), (3, 'Trial');

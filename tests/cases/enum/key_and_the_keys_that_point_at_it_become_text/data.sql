INSERT INTO plan (kind, seats) VALUES ('Free', 1), ('Paid', 5);
INSERT INTO account (id, plan, next) VALUES (1, 'Free', 'Paid'), (2, 'Paid', NULL), (3, 'Free', 'Free');

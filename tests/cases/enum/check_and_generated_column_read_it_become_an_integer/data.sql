INSERT INTO account (id, plan, seats) VALUES (1, 'Free', 2), (2, 'Paid', 7);

INSERT INTO account (id, owner, plan) VALUES (1, 7, 'Free'), (2, 7, 'Paid'), (3, 7, 'Paid'), (4, 8, 'Free');

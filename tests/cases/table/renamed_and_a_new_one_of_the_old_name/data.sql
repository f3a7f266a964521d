INSERT INTO account (id, name) VALUES (1, 'ada'), (2, 'grace');
INSERT INTO login (id, account_id) VALUES (1, 2), (2, 1);

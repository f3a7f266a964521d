INSERT INTO account (id, plan) VALUES (1, 'free'), (2, 'trial_month'), (3, 'gold!'), (4, 'paid');
INSERT INTO offer (code, upgrade_to) VALUES (7, 'gold!'), (8, NULL), (9, 'trial_month');

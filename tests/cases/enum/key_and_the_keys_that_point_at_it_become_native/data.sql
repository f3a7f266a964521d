INSERT INTO plan (kind, seats) VALUES (0, 1), (1, 5);
INSERT INTO account (id, plan, next) VALUES (1, 0, 1), (2, 1, NULL), (3, 0, 0);

INSERT INTO account (id, euros) VALUES (1, 12);
INSERT INTO account (id, euros) VALUES (2, 327);
INSERT INTO account (id, euros) VALUES (3, 328);
INSERT INTO account (id, euros) VALUES (4, -400);

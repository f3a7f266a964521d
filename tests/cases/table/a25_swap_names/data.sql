INSERT INTO "left" (id, l) VALUES (1, 'one'), (2, 'two');
INSERT INTO "right" (id, r) VALUES (1, 10), (2, 20);
INSERT INTO link (id, left_id, right_id) VALUES (1, 1, 2), (2, 2, 1);

INSERT INTO event (id, day) VALUES (1, ' 2024-02-29');
INSERT INTO event (id, day) VALUES (2, '2023-02-29');
INSERT INTO event (id, day) VALUES (3, 'soon');

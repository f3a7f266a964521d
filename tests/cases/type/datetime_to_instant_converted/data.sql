INSERT INTO item (id, value) VALUES (1, '2024-05-06 07:08:09');

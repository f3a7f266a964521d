INSERT INTO seat (id, hall, number, rank, sold) VALUES (1, 1, 1, 5, 1), (2, 1, 1, 9, 0), (3, 1, 1, 2, 1), (4, 1, NULL, 1, 1), (5, 1, NULL, 2, 1), (6, 1, 1, NULL, 1);

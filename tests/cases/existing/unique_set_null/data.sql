INSERT INTO seat (id, hall, rank, number, sold) VALUES (1, 1, 1, 1, 1), (2, 1, 1, 1, 0), (3, 1, 1, 1, 1), (4, 1, NULL, 1, 0), (5, 1, NULL, 1, 0), (6, 2, 1, 1, 0);

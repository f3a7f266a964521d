INSERT INTO account (id, email, created_at) VALUES
    (1, 'a', 30), (2, 'a', 10), (3, 'a', NULL), (4, 'b', 5), (5, 'b', 5), (6, NULL, 1), (7, NULL, 2), (8, 'A', 3);

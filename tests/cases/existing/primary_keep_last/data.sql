INSERT INTO setting (tenant, name, value, written_at) VALUES
    (1, 'a', 'x', 30), (1, 'a', 'y', 10), (1, 'a', NULL, 20), (1, 'b', 'x', 5), (2, 'a', 'x', 5), (2, 'b', 'z', 1), (2, 'b', 'z', 1);

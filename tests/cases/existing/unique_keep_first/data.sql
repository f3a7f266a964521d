INSERT INTO member (org, name, email, phone) VALUES
    (1, 'c', 'x', '3'), (1, 'a', 'x', '1'), (1, 'b', 'y', '2'), (2, 'a', 'x', NULL), (2, 'b', 'x', '5');

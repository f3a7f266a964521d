INSERT INTO user (id, name, code) VALUES (1, 'Ada', NULL), (2, 'Bob', '7'), (3, 'Eve', NULL), (4, 'Zoe', NULL);

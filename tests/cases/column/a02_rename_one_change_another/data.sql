INSERT INTO user (id, name, age) VALUES (1, 'Ada', NULL), (2, 'Grace', 5);

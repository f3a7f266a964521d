INSERT INTO user (id, name, age) VALUES (1, 'Ada', 36), (2, 'Grace', 85);

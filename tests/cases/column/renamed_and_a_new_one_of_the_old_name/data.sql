INSERT INTO user (id, name) VALUES (1, 'ada'), (2, 'grace');

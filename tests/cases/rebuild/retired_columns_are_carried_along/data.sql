INSERT INTO user (id, phone, name, age) VALUES (1, '12', 'a', 30), (2, '34', 'b', 40);

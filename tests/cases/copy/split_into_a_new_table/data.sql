INSERT INTO user (id, email, street, city) VALUES (1, 'a', 'Main St', 'Ulm'), (2, 'b', NULL, 'Bonn'), (3, 'c', 'Side St', NULL);

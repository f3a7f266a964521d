INSERT INTO log (number, part, text) VALUES (1, 1, 'a'), (1, NULL, 'b'), (1, 1, 'e');

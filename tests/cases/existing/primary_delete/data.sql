INSERT INTO log (number, part, text) VALUES (1, 1, 'a'), (1, NULL, 'b'), (NULL, 2, 'c'), (NULL, NULL, 'd'), (NULL, NULL, 'd'), (2, 1, 'e');

INSERT INTO doc VALUES (1, 'a'), (255, 'b');

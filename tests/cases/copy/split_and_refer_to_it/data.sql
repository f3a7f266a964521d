INSERT INTO book (id, author, pages) VALUES (1, 'Ada', 10), (5, 'Bob', 20), (7, 'Ada', 30);

INSERT INTO user (id, born) VALUES (1, '1815-12-10'), (2, '1906-12-09');

INSERT INTO pair (id, a, b) VALUES (1, 'was a', 'was b');

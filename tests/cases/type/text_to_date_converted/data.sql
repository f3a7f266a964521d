INSERT INTO item (id, value) VALUES (1, '31.12.2024');

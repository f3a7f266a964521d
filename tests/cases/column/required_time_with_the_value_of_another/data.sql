INSERT INTO shop (id, opens) VALUES (1, '04:04:07'), (2, '23:59:58');

INSERT INTO place VALUES ('de', 'ulm', 1); INSERT INTO user (id, country, city) VALUES (1, 'de', 'ulm'), (2, 'de', NULL), (3, NULL, NULL);

INSERT INTO place VALUES ('de', 'ulm', 1); INSERT INTO user (id, country, city) VALUES (1, 'de', 'bonn'), (2, 'xx', NULL);

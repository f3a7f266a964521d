INSERT INTO user (id, name, city) VALUES (1, 'Ada', 'London'), (2, 'it''s', NULL);

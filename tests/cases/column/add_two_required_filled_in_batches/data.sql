INSERT INTO user (id, name) VALUES (1, 'Ada'), (2, 'it''s'), (5, 'Zoe');

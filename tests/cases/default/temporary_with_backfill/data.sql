INSERT INTO item (id, name) VALUES (1, 'ONE'), (2, 'TWO'), (3, 'it''s');

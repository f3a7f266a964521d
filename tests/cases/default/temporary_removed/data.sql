INSERT INTO item (id, name) VALUES (1, 'ONE');

INSERT INTO item (id, name, slug, kind) VALUES (2, 'TWO', 'two', 'Fancy');

INSERT INTO user (id, roles, former) VALUES (1, '{Admin}', NULL), (2, '{}', '{Member,NULL}'), (3, '{Member,Admin}', '{}');

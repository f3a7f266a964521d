INSERT INTO user (id, roles, former) VALUES (1, '{Admin,Guest}', NULL), (2, '{}', '{Guest,NULL,Guest}'), (3, '{Member}', '{}'), (4, '{Guest,Admin,Member}', '{NULL}');

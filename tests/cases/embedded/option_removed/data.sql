INSERT INTO user (id, billing_city) VALUES (1, 'Bern'), (2, NULL);

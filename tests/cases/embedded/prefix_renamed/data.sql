INSERT INTO user (id, billing_city, billing_country) VALUES (1, 'Bern', 'CH'), (2, 'Rome', NULL);

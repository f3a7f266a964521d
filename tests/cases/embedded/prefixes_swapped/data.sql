INSERT INTO user (id, billing_city, home_city) VALUES (1, 'Bern', 'Rome');

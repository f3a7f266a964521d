INSERT INTO price VALUES ('a', 'EUR', 1), ('a', 'USD', 2);

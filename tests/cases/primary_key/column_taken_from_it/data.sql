INSERT INTO price VALUES ('a', 'EUR', 1), ('b', 'USD', 2);

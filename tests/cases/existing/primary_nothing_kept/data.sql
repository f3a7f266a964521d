INSERT INTO setting (name, written_at) VALUES ('a', 30), ('a', 10), ('b', 20), (NULL, 1), ('a', 10);

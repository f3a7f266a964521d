INSERT INTO reading (sensor, taken_at, unit) VALUES ('1', 30, 'a'), ('01', 30, 'b'), ('2', 30, NULL), ('02', 31, NULL);

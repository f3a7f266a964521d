SELECT revision, note, billing_street, billing_city, billing_country FROM "user" ORDER BY id;
-- 0 | NULL | '' | 'Bern' | 'CH'
-- 0 | NULL | '' | 'Basel' | 'CH'

SELECT home_street, home_city, home_country FROM "user" ORDER BY id;
-- NULL | NULL | NULL
-- NULL | NULL | NULL

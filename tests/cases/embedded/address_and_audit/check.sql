SELECT revision, note, billing_street, billing_city, billing_country FROM "user" ORDER BY id;
-- 0 | NULL | '' | 'Bern' | 'CH'
-- 0 | NULL | '' | 'Basel' | 'CH'

SELECT home_country FROM "user" ORDER BY id;
-- 'CH'
-- 'CH'

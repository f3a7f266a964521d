SELECT invoice_town, invoice_country FROM "user" ORDER BY id;
-- 'Bern' | 'CH'
-- 'Rome' | NULL

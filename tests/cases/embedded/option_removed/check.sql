SELECT billing_city FROM "user" ORDER BY id;
-- 'Bern'
-- 'none'

SELECT billing_city, home_city FROM "user";
-- 'Rome' | 'Bern'

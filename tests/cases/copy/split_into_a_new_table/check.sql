SELECT user_id, street, city, kind FROM address ORDER BY user_id;
-- 1 | 'Main St' | 'Ulm' | 'home'
-- 3 | 'Side St' | NULL | 'home'

SELECT id, login, name FROM "user" ORDER BY id;
-- 1 | 'ada' | 'ADA'
-- 2 | 'grace' | 'GRACE'

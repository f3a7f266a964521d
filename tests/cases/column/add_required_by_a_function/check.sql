SELECT name, shout FROM "user" ORDER BY id;
-- 'Ada' | 'ADA'
-- 'it''s' | 'IT''S'

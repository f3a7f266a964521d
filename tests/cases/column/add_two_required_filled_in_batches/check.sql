SELECT name, shout, "rank" FROM "user" ORDER BY id;
-- 'Ada' | 'ADA' | 10
-- 'it''s' | 'IT''S' | 20
-- 'Zoe' | 'ZOE' | 50

SELECT id, name, code FROM "user" ORDER BY id;
-- 1 | 'Ada' | 'ADA'
-- 2 | 'Bob' | '7'
-- 3 | 'Eve' | 'EVE'
-- 4 | 'Zoe' | 'ZOE'

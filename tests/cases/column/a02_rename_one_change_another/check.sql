SELECT full_name, age FROM "user" ORDER BY id;
-- 'Ada' | 0
-- 'Grace' | 5

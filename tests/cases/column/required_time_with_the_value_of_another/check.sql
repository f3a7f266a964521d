SELECT id FROM shop WHERE greets = opens ORDER BY id;
-- 1
-- 2

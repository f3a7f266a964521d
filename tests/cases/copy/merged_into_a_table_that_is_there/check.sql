SELECT id, email, source FROM customer ORDER BY id;
-- 1 | 'a' | 'own'
-- 2 | 'b' | 'own'
-- 1001 | 'c' | 'old'
-- 1002 | 'd' | 'old'

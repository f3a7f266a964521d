SELECT id, label FROM person ORDER BY id;
-- 1 | 'red'
-- 2 | 'own'

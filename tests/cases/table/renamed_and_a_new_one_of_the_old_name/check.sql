SELECT id, name FROM person ORDER BY id;
-- 1 | 'ada'
-- 2 | 'grace'

SELECT count(*) FROM account;
-- 0

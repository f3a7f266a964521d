SELECT first, last FROM person ORDER BY id;
-- 'Ada' | 'Lovelace'
-- 'Grace' | 'Hopper'

SELECT id, price, note, label FROM item ORDER BY id;
-- 1 | 3 | 'none' | 'ten'
-- 2 | 6 | 'kept' | 'eleven'

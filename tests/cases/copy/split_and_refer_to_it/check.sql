SELECT id, name, written FROM author ORDER BY id;
-- 1 | 'Ada' | 40
-- 5 | 'Bob' | 20

SELECT id, author_id, length FROM book ORDER BY id;
-- 1 | 1 | 10
-- 5 | 5 | 20
-- 7 | 1 | 30

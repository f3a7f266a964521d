SELECT name, other FROM item ORDER BY id;
-- 'größe' | 'größer ☃'
-- '' | 'x'

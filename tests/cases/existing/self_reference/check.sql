SELECT id FROM node ORDER BY id;
-- 1
-- 2
-- 4

SELECT x FROM item;
-- 1

SELECT column_default FROM information_schema.columns WHERE table_schema = database() AND table_name = 'item' AND column_name = 'x';
-- '5'

SELECT auto_increment - 1 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'user';
-- 100

ALTER TABLE `u`
    ADD COLUMN `settings` JSON,
    ADD COLUMN `extra` JSON NOT NULL DEFAULT ('{}');

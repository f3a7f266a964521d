ALTER TABLE `item` MODIFY COLUMN `value` LONGTEXT NOT NULL DEFAULT ('it''s "quoted" \\ 100%');

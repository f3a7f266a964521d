ALTER TABLE `post` ADD COLUMN `_migrator_status` LONGTEXT;
UPDATE `post` SET `_migrator_status` = CASE `status` WHEN 1 THEN 'Draft' WHEN 5 THEN 'Published' END;
ALTER TABLE `post`
    DROP CONSTRAINT `post_status_values`,
    DROP COLUMN `status`,
    CHANGE COLUMN `_migrator_status` `status` LONGTEXT NOT NULL;

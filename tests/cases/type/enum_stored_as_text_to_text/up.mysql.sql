ALTER TABLE `post`
    DROP CONSTRAINT `post_status_values`,
    MODIFY COLUMN `status` LONGTEXT NOT NULL;

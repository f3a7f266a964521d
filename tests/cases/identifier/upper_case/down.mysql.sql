-- check: `Name` of `Users` is required and has no value
SELECT `id`
FROM `Users`
WHERE `Name` IS NULL;
ALTER TABLE `Users`
    DROP INDEX `Users_ID2_key`,
    MODIFY COLUMN `Name` LONGTEXT NOT NULL;

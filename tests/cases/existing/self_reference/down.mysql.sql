-- check: rows of `node` that were kept aside have a primary key that was given again
SELECT `kept`.`id`
FROM `_retired_20250101000002_node_parent_fkey` AS `kept`
WHERE EXISTS (SELECT 1 FROM `node` WHERE `node`.`id` = `kept`.`id`);
ALTER TABLE `node` DROP FOREIGN KEY `node_parent_fkey`;
ALTER TABLE `node` DROP INDEX `node_parent_fkey`;
INSERT INTO `node` (`id`, `parent`)
SELECT `id`, `parent`
FROM `_retired_20250101000002_node_parent_fkey`;
DELETE FROM `_retired_20250101000002_node_parent_fkey`;

-- check: a foreign key that no entity has refers to rows of `node` that are to leave
SELECT table_name AS `table`, constraint_name AS `foreign_key`
FROM information_schema.key_column_usage
WHERE referenced_table_schema = database() AND referenced_table_name = 'node'
    AND NOT (table_schema = database() AND table_name IN ('node'))
    AND EXISTS (
        SELECT `id`
        FROM `node`
        WHERE `parent` IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM `node` AS `target` WHERE `target`.`id` = `node`.`parent`)
    );
-- check: rows of `node` that are to be kept aside are referred to by `parent` of `node`
SELECT `id`
FROM `node`
WHERE `id` IN (
    SELECT `id`
    FROM `node`
    WHERE `parent` IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM `node` AS `target` WHERE `target`.`id` = `node`.`parent`)
)
    AND EXISTS (SELECT 1 FROM `node` AS `other` WHERE `other`.`parent` = `node`.`id` AND NOT (`other`.`id` = `node`.`id`));
INSERT INTO `_retired_20250101000002_node_parent_fkey` (`id`, `parent`)
SELECT `id`, `parent`
FROM `node`
WHERE `id` IN (
    SELECT `id`
    FROM `node`
    WHERE `parent` IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM `node` AS `target` WHERE `target`.`id` = `node`.`parent`)
)
FOR UPDATE;
-- check: rows of `node` that are to be kept aside are referred to by `parent` of `node`
SELECT `id`
FROM `node`
WHERE `id` IN (SELECT `id` FROM `_retired_20250101000002_node_parent_fkey`)
    AND EXISTS (SELECT 1 FROM `node` AS `other` WHERE `other`.`parent` = `node`.`id` AND NOT (`other`.`id` = `node`.`id`));
DELETE `node`
FROM `node` JOIN `_retired_20250101000002_node_parent_fkey` AS `kept` ON `node`.`id` = `kept`.`id`;
-- check: `parent` of `node` refers to rows that `node` does not have
SELECT `id`, `parent`
FROM `node`
WHERE `parent` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `node` AS `target` WHERE `target`.`id` = `node`.`parent`);
ALTER TABLE `node` ADD INDEX `node_parent_fkey` (`parent`);
ALTER TABLE `node` ADD CONSTRAINT `node_parent_fkey` FOREIGN KEY (`parent`) REFERENCES `node` (`id`);

-- check: `person_id` of `order` refers to rows that `person` does not have
WITH `order` AS (SELECT `id`, `person_id` FROM `_retired_20250101000002_order`),
    `person` AS (SELECT `id` FROM `_retired_20250101000002_person`)
SELECT `id`, `person_id`
FROM `order`
WHERE `person_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `person` AS `target` WHERE `target`.`id` = `order`.`person_id`);
RENAME TABLE
    `_retired_20250101000002_person` TO `person`,
    `_retired_20250101000002_order` TO `order`;
ALTER TABLE `order` ADD INDEX `order_person_id_fkey` (`person_id`);
ALTER TABLE `order` ADD CONSTRAINT `order_person_id_fkey` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`);

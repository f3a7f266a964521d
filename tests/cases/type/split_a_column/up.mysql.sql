-- check: `first` of `person` is required and has no value
SELECT `id`
FROM `person`
WHERE substr(name, 1, instr(name, ' ') - 1) IS NULL;
-- check: `last` of `person` is required and has no value
SELECT `id`
FROM `person`
WHERE substr(name, instr(name, ' ') + 1) IS NULL;
ALTER TABLE `person`
    ADD COLUMN `first` LONGTEXT,
    ADD COLUMN `last` LONGTEXT;
UPDATE `person` SET
    `first` = substr(name, 1, instr(name, ' ') - 1),
    `last` = substr(name, instr(name, ' ') + 1);
ALTER TABLE `person`
    MODIFY COLUMN `first` LONGTEXT NOT NULL,
    MODIFY COLUMN `last` LONGTEXT NOT NULL,
    CHANGE COLUMN `name` `_retired_20250101000002_name` LONGTEXT;

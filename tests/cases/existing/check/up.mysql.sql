CREATE TABLE `_retired_20250101000002_visit_age_check` (
    `id` BIGINT NOT NULL,
    `age` INT,
    `run` INT NOT NULL,
    PRIMARY KEY (`id`, `run`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `_retired_20250101000002_visit_age_check` (`id`, `age`, `run`)
SELECT `id`, `age`, 0
FROM `visit`
WHERE `id` IN (
    SELECT `id`
    FROM `visit`
    WHERE NOT (age < 200)
)
FOR UPDATE;
UPDATE `visit` JOIN `_retired_20250101000002_visit_age_check` AS `kept` ON `visit`.`id` = `kept`.`id` AND `kept`.`run` = 0
SET `visit`.`age` = NULL;
CREATE TABLE `_retired_20250101000002_visit_check` (
    `id` BIGINT NOT NULL PRIMARY KEY,
    `starts` INT NOT NULL,
    `ends` INT,
    `age` INT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `_retired_20250101000002_visit_check` (`id`, `starts`, `ends`, `age`)
SELECT `id`, `starts`, `ends`, `age`
FROM `visit`
WHERE `id` IN (
    SELECT `id`
    FROM `visit`
    WHERE NOT (starts < ends)
)
FOR UPDATE;
DELETE `visit`
FROM `visit` JOIN `_retired_20250101000002_visit_check` AS `kept` ON `visit`.`id` = `kept`.`id`;
-- check: rows of `visit` fail the check `visit_age_check`
SELECT `id`, `age`
FROM `visit`
WHERE NOT (age < 200);
-- check: rows of `visit` fail the check `visit_check`
SELECT `id`, `starts`, `ends`
FROM `visit`
WHERE NOT (starts < ends);
ALTER TABLE `visit`
    ADD CONSTRAINT `visit_age_check` CHECK (age < 200),
    ADD CONSTRAINT `visit_check` CHECK (starts < ends);

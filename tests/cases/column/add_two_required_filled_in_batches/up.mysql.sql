-- check: `rank` of `user` does not fit int32
SELECT `id`, `rank`
FROM (SELECT `id`, id * 10 AS `rank` FROM `user`) AS `user`
WHERE `rank` IS NOT NULL AND (ROUND(`rank`) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE `user`
    ADD COLUMN `shout` LONGTEXT,
    ADD COLUMN `rank` INT;
-- in batches of 2 by id:
UPDATE `user` SET `shout` = upper(name) WHERE `shout` IS NULL;
-- in batches of 2 by id:
UPDATE `user` SET `rank` = id * 10 WHERE `rank` IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE `user` SET `shout` = upper(name) WHERE `shout` IS NULL;
ALTER TABLE `user` ALTER COLUMN `rank` SET DEFAULT 7;
-- in batches of 2 by id, in one transaction:
UPDATE `user` SET `rank` = id * 10 WHERE `rank` IS NULL;
-- check: `shout` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `shout` IS NULL;
-- check: `rank` of `user` is required and has no value
SELECT `id`
FROM `user`
WHERE `rank` IS NULL;
ALTER TABLE `user`
    MODIFY COLUMN `shout` LONGTEXT NOT NULL,
    MODIFY COLUMN `rank` INT NOT NULL DEFAULT 7;

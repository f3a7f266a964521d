ALTER TABLE `user`
    MODIFY COLUMN `shout` LONGTEXT,
    MODIFY COLUMN `rank` INT;
ALTER TABLE `user`
    RENAME COLUMN `rank` TO `_retired_20250101000002_rank`,
    RENAME COLUMN `shout` TO `_retired_20250101000002_shout`;

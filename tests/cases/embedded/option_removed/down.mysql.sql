UPDATE `user` SET `_retired_20250101000002_billing_city` = CASE WHEN `_retired_20250101000002_billing_city` IS NULL AND `billing_city` <=> ('none') THEN NULL ELSE `billing_city` END;
ALTER TABLE `user`
    DROP INDEX `user_billing_city_idx`,
    RENAME COLUMN `_retired_20250101000002_billing_city` TO `billing_city`,
    CHANGE COLUMN `billing_city` `_retired_after_20250101000002_billing_city` VARCHAR(80),
    ADD INDEX `user_billing_city_idx` (`billing_city`);

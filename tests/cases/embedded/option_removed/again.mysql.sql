UPDATE `user` SET `_retired_after_20250101000002_billing_city` = COALESCE(`billing_city`, `_retired_after_20250101000002_billing_city`, 'none');
ALTER TABLE `user`
    DROP INDEX `user_billing_city_idx`,
    CHANGE COLUMN `_retired_after_20250101000002_billing_city` `billing_city` VARCHAR(80) NOT NULL DEFAULT 'none',
    RENAME COLUMN `billing_city` TO `_retired_20250101000002_billing_city`,
    ADD INDEX `user_billing_city_idx` (`billing_city`);

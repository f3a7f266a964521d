ALTER TABLE `user`
    RENAME COLUMN `home_city` TO `billing_city`,
    RENAME COLUMN `billing_city` TO `home_city`;

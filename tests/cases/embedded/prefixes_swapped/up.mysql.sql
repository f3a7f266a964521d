ALTER TABLE `user`
    RENAME COLUMN `billing_city` TO `home_city`,
    RENAME COLUMN `home_city` TO `billing_city`;

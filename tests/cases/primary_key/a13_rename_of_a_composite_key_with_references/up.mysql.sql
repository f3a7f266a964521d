ALTER TABLE `order`
    RENAME COLUMN `region` TO `area`,
    RENAME COLUMN `number` TO `place`;

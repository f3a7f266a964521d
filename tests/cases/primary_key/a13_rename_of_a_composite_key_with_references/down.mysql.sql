ALTER TABLE `order`
    RENAME COLUMN `place` TO `number`,
    RENAME COLUMN `area` TO `region`;

ALTER TABLE `item`
    DROP CONSTRAINT `item_quantity_check`,
    RENAME COLUMN `cost` TO `price`,
    RENAME COLUMN `since` TO `at`,
    RENAME COLUMN `name` TO `title`,
    RENAME COLUMN `quantity` TO `amount`;
ALTER TABLE `item`
    ADD CONSTRAINT `item_amount_check` CHECK (amount >= 0),
    RENAME INDEX `item_name_idx` TO `item_title_idx`;

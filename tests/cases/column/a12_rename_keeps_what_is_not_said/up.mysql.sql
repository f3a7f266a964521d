ALTER TABLE `item`
    DROP CONSTRAINT `item_amount_check`,
    RENAME COLUMN `amount` TO `quantity`,
    RENAME COLUMN `title` TO `name`,
    RENAME COLUMN `at` TO `since`,
    RENAME COLUMN `price` TO `cost`;
ALTER TABLE `item`
    ADD CONSTRAINT `item_quantity_check` CHECK (quantity >= 0),
    RENAME INDEX `item_title_idx` TO `item_name_idx`;

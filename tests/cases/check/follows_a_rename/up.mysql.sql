ALTER TABLE `item`
    DROP CONSTRAINT `item_check`,
    RENAME COLUMN `price` TO `cents`;
ALTER TABLE `item` ADD CONSTRAINT `item_check` CHECK (cents >= 0 AND cents <> 13);

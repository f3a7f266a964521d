ALTER TABLE `item`
    DROP CONSTRAINT `item_check`,
    RENAME COLUMN `cents` TO `price`;
ALTER TABLE `item` ADD CONSTRAINT `item_check` CHECK (price >= 0 AND price <> 13);

ALTER TABLE `item`
    DROP CONSTRAINT `b`,
    ADD CONSTRAINT `a` CHECK (price >= 0);

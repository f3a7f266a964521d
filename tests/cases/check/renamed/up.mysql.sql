ALTER TABLE `item`
    DROP CONSTRAINT `a`,
    ADD CONSTRAINT `b` CHECK (price >= 0);

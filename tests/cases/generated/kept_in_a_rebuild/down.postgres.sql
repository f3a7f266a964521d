ALTER TABLE "item" DROP CONSTRAINT "item_amount_check";
ALTER TABLE "item"
    DROP COLUMN "total",
    ALTER COLUMN "price" TYPE BIGINT,
    ADD COLUMN "total" BIGINT GENERATED ALWAYS AS (price * amount) STORED;

DROP INDEX "item_a_idx";

DROP INDEX "item_b_idx";

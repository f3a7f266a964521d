DROP INDEX "item_b_idx";
DROP INDEX "item_c_idx";
DROP INDEX "item_a_b_c_idx";
DROP INDEX "item_b_key";
CREATE INDEX "item_a_idx" ON "item" ("a");

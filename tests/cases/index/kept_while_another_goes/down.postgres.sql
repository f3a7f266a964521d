CREATE INDEX "item_b_idx" ON "item" ("b");

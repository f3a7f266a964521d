CREATE INDEX "item_a_idx" ON "item" ("a");

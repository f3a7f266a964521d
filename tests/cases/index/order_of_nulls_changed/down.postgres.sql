DROP INDEX "item_a_b";
CREATE INDEX "item_a_b" ON "item" ("a" DESC NULLS LAST, "b" NULLS FIRST);

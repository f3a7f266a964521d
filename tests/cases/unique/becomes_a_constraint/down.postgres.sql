ALTER TABLE "item" DROP CONSTRAINT "item_name_key";
CREATE UNIQUE INDEX "item_name_key" ON "item" ("name");

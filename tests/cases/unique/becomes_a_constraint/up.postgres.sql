DROP INDEX "item_name_key";
ALTER TABLE "item" ADD CONSTRAINT "item_name_key" UNIQUE ("name");

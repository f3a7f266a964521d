DROP INDEX "item_shout_key";
ALTER TABLE "item" RENAME TO "_retired_20250101000002_item";

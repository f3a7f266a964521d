DROP INDEX "item_name_key";

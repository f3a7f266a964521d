DROP INDEX "item_name_id_key";

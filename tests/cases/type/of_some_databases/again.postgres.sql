ALTER TABLE "_retired_20250101000002_item" RENAME TO "item";
ALTER TABLE "item" RENAME CONSTRAINT "_retired_20250101000002_item_pkey" TO "item_pkey";

ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_card" TO "card";
ALTER TABLE "card" DROP CONSTRAINT "card_user_id_fkey";
DROP INDEX "card_number_key";
ALTER TABLE "card" RENAME TO "_retired_20250101000002_card";
ALTER TABLE "_retired_20250101000002_card" RENAME CONSTRAINT "card_pkey" TO "_retired_20250101000002_card_pkey";

ALTER TABLE "order" DROP CONSTRAINT "order_person_id_fkey";
ALTER TABLE "order" RENAME TO "_retired_20250101000002_order";
ALTER TABLE "_retired_20250101000002_order" RENAME CONSTRAINT "order_pkey" TO "_retired_20250101000002_order_pkey";
ALTER TABLE "person" RENAME TO "_retired_20250101000002_person";
ALTER TABLE "_retired_20250101000002_person" RENAME CONSTRAINT "person_pkey" TO "_retired_20250101000002_person_pkey";

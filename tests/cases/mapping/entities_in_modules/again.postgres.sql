ALTER TABLE "_retired_20250101000002_person" RENAME TO "person";
ALTER TABLE "person" RENAME CONSTRAINT "_retired_20250101000002_person_pkey" TO "person_pkey";
ALTER TABLE "_retired_20250101000002_order" RENAME TO "order";
ALTER TABLE "order" RENAME CONSTRAINT "_retired_20250101000002_order_pkey" TO "order_pkey";
-- check: `person_id` of `order` refers to rows that `person` does not have
SELECT "id", "person_id"
FROM "order"
WHERE "person_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "person" AS "target" WHERE "target"."id" = "order"."person_id");
ALTER TABLE "order" ADD CONSTRAINT "order_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id");

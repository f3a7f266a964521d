ALTER TABLE "_retired_20250101000002_person" RENAME TO "person";
ALTER TABLE "_retired_20250101000002_order" RENAME TO "order";
-- check: `person_id` of `order` refers to rows that `person` does not have
SELECT "id", "person_id"
FROM "order"
WHERE "person_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "person" AS "target" WHERE "target"."id" = "order"."person_id");
-- rebuild `order` (id, person_id)
CREATE TABLE "_new_order" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    CONSTRAINT "order_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);
INSERT INTO "_new_order" ("id", "person_id")
SELECT "id", "person_id"
FROM "order";
DROP TABLE "order";
ALTER TABLE "_new_order" RENAME TO "order";
-- end of the rebuild

-- rebuild `order` (id, person_id)
CREATE TABLE "_new_order" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL
);
INSERT INTO "_new_order" ("id", "person_id")
SELECT "id", "person_id"
FROM "order";
DROP TABLE "order";
ALTER TABLE "_new_order" RENAME TO "order";
-- end of the rebuild
ALTER TABLE "order" RENAME TO "_retired_20250101000002_order";
ALTER TABLE "person" RENAME TO "_retired_20250101000002_person";

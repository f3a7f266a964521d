-- check: `email` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_email" IS NULL;
-- rebuild `item` (id, email, _retired_20250101000002_email)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "_retired_after_20250101000002_email" TEXT
);
INSERT INTO "_new_item" ("id", "email", "_retired_after_20250101000002_email")
SELECT "id", "_retired_20250101000002_email", "email"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild

DROP INDEX "account_name_key";
ALTER TABLE "account" RENAME TO "person";
ALTER TABLE "_retired_20250101000002_account" RENAME TO "account";
-- check: `name` occurs more than once in `account`
SELECT "name", count(*) AS "rows"
FROM "account"
GROUP BY "name"
HAVING count(*) > 1;
-- check: `owner_id` of `account` refers to rows that `person` does not have
SELECT "id", "owner_id"
FROM "account"
WHERE "owner_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "person" AS "target" WHERE "target"."id" = "account"."owner_id");
CREATE UNIQUE INDEX "person_name_key" ON "person" ("name");
-- rebuild `account` (id, name, owner_id)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,
    CONSTRAINT "account_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person" ("id")
);
INSERT INTO "_new_account" ("id", "name", "owner_id")
SELECT "id", "name", "owner_id"
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
CREATE UNIQUE INDEX "account_name_key" ON "account" ("name");
-- end of the rebuild

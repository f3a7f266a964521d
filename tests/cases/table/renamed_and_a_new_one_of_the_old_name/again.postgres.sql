ALTER TABLE "account" RENAME TO "person";
ALTER TABLE "person" RENAME CONSTRAINT "account_pkey" TO "person_pkey";
ALTER TABLE "_retired_20250101000002_account" RENAME TO "account";
ALTER TABLE "account" RENAME CONSTRAINT "_retired_20250101000002_account_pkey" TO "account_pkey";
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
ALTER INDEX "account_name_key" RENAME TO "person_name_key";
CREATE UNIQUE INDEX "account_name_key" ON "account" ("name");
ALTER TABLE "account" ADD CONSTRAINT "account_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person" ("id");

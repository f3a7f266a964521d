ALTER TABLE "_retired_20250101000002_address" RENAME TO "address";
-- check: `user_id` occurs more than once in `address`
SELECT "user_id", count(*) AS "rows"
FROM "address"
GROUP BY "user_id"
HAVING count(*) > 1;
-- check: `user_id` of `address` refers to rows that `user` does not have
SELECT "id", "user_id"
FROM "address"
WHERE "user_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "user" AS "target" WHERE "target"."id" = "address"."user_id");
-- rebuild `address` (id, user_id, street, city, kind)
CREATE TABLE "_new_address" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "street" TEXT NOT NULL,
    "city" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'home',
    CONSTRAINT "address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id") ON DELETE CASCADE,
    CONSTRAINT "address_check" CHECK (street <> '')
);
INSERT INTO "_new_address" ("id", "user_id", "street", "city", "kind")
SELECT "id", "user_id", "street", "city", "kind"
FROM "address";
DROP TABLE "address";
ALTER TABLE "_new_address" RENAME TO "address";
CREATE UNIQUE INDEX "address_user_id_key" ON "address" ("user_id");
-- end of the rebuild
-- check: `user_id` of `address` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "address" WHERE "address"."user_id" = "_migrator_from"."user_id")) AND "user_id" IS NULL;
-- check: `street` of `address` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "address" WHERE "address"."user_id" = "_migrator_from"."user_id")) AND "street" IS NULL;
-- check: `user_id` occurs more than once in `address`
SELECT "user_id", count(*) AS "rows"
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "address" WHERE "address"."user_id" = "_migrator_from"."user_id")) AND "user_id" IS NOT NULL
GROUP BY "user_id"
HAVING count(*) > 1;
-- check: `user_id` of `address` refers to rows that `user` does not have
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "address" WHERE "address"."user_id" = "_migrator_from"."user_id")) AND "user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "user" WHERE "user"."id" = "_migrator_from"."user_id");
-- check: rows of `address` fail the check `address_check`
SELECT *
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "address" WHERE "address"."user_id" = "_migrator_from"."user_id")) AND NOT (street <> '');
INSERT INTO "address" ("user_id", "street", "city")
SELECT "user_id", "street", "city"
FROM (
    SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "address" WHERE "address"."user_id" = "_migrator_from"."user_id"));
ALTER TABLE "user" RENAME COLUMN "street" TO "_retired_20250101000002_street";
ALTER TABLE "user" RENAME COLUMN "city" TO "_retired_20250101000002_city";

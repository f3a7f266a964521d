ALTER TABLE "_retired_20250101000002_card" RENAME TO "card";
-- check: `number` occurs more than once in `card`
SELECT "number", count(*) AS "rows"
FROM "card"
GROUP BY "number"
HAVING count(*) > 1;
-- check: `user_id` of `card` refers to rows that `user` does not have
SELECT "id", "user_id"
FROM "card"
WHERE "user_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "user" AS "target" WHERE "target"."id" = "card"."user_id");
-- rebuild `card` (id, number, user_id)
CREATE TABLE "_new_card" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "number" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    CONSTRAINT "card_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id")
);
INSERT INTO "_new_card" ("id", "number", "user_id")
SELECT "id", "number", "user_id"
FROM "card";
DROP TABLE "card";
ALTER TABLE "_new_card" RENAME TO "card";
CREATE UNIQUE INDEX "card_number_key" ON "card" ("number");
-- end of the rebuild
-- check: `number` of `card` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM "user" WHERE card IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "card" WHERE "card"."number" = "_migrator_from"."number")) AND "number" IS NULL;
-- check: `user_id` of `card` is required and has no value
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM "user" WHERE card IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "card" WHERE "card"."number" = "_migrator_from"."number")) AND "user_id" IS NULL;
-- check: `number` occurs more than once in `card`
SELECT "number", count(*) AS "rows"
FROM (
    SELECT id AS user_id, card AS number FROM "user" WHERE card IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "card" WHERE "card"."number" = "_migrator_from"."number")) AND "number" IS NOT NULL
GROUP BY "number"
HAVING count(*) > 1;
-- check: `user_id` of `card` refers to rows that `user` does not have
SELECT *
FROM (
    SELECT id AS user_id, card AS number FROM "user" WHERE card IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "card" WHERE "card"."number" = "_migrator_from"."number")) AND "user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "user" WHERE "user"."id" = "_migrator_from"."user_id");
INSERT INTO "card" ("user_id", "number")
SELECT "user_id", "number"
FROM (
    SELECT id AS user_id, card AS number FROM "user" WHERE card IS NOT NULL
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "card" WHERE "card"."number" = "_migrator_from"."number"));
ALTER TABLE "user" RENAME COLUMN "card" TO "_retired_20250101000002_card";

-- check: rows of `name` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_name_expr_last_key" AS "kept"
WHERE EXISTS (SELECT 1 FROM "name" WHERE "name"."id" = "kept"."id");
DROP INDEX "name_expr_last_key";
INSERT INTO "name" ("id", "first", "last")
SELECT "id", "first", "last"
FROM "_retired_20250101000002_name_expr_last_key";
DELETE FROM "_retired_20250101000002_name_expr_last_key";

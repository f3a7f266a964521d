ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_code" TO "code";
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("code", CAST(upper(name) AS TEXT)) IS NULL;
-- check: `code` of `user` does not fit text(3)
SELECT "id", "code"
FROM (SELECT CAST(COALESCE("code", CAST(upper(name) AS TEXT)) AS TEXT) AS "code", "id" FROM "user") AS "user"
WHERE "code" IS NOT NULL AND (char_length(CAST("code" AS TEXT)) <= 3) IS NOT TRUE;
UPDATE "user" SET "code" = COALESCE("code", CAST(upper(name) AS TEXT))
WHERE "code" IS NULL;
ALTER TABLE "user" ALTER COLUMN "code" SET NOT NULL;

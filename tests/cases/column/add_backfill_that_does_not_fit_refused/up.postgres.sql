-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE upper(name) IS NULL;
-- check: `code` of `user` does not fit text(3)
SELECT "id", "code"
FROM (SELECT CAST(upper(name) AS TEXT) AS "code", "id" FROM "user") AS "user"
WHERE "code" IS NOT NULL AND (char_length(CAST("code" AS TEXT)) <= 3) IS NOT TRUE;
ALTER TABLE "user" ADD COLUMN "code" VARCHAR(3);
UPDATE "user" SET "code" = upper(name);
ALTER TABLE "user" ALTER COLUMN "code" SET NOT NULL;

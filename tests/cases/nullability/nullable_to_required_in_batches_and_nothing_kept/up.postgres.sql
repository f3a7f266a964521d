-- check: `code` of `user` does not fit text(40)
SELECT "id", "code"
FROM (SELECT "id", CAST(upper(name) AS TEXT) AS "code" FROM "user" WHERE "code" IS NULL) AS "user"
WHERE "code" IS NOT NULL AND (char_length(CAST("code" AS TEXT)) <= 40) IS NOT TRUE;
-- in batches of 2 by id:
UPDATE "user" SET "code" = upper(name) WHERE "code" IS NULL;
LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "code" = upper(name) WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
ALTER TABLE "user" ALTER COLUMN "code" SET NOT NULL;

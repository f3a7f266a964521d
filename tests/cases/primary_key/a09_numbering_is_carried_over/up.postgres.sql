-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "name" IS NULL;
ALTER TABLE "user"
    ADD COLUMN "x" BIGINT,
    ALTER COLUMN "name" SET NOT NULL;

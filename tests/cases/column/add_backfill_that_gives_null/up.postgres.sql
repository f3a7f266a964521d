-- check: `home` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE city IS NULL;
ALTER TABLE "user" ADD COLUMN "home" TEXT;
UPDATE "user" SET "home" = city;
ALTER TABLE "user" ALTER COLUMN "home" SET NOT NULL;

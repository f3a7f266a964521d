-- check: `billing_city` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "billing_city" IS NULL;
ALTER TABLE "user" ALTER COLUMN "billing_city" SET NOT NULL;

-- check: `first name` of `my table.x` is required and has no value
SELECT "id"
FROM "my table"."x"
WHERE "first name" IS NULL;
ALTER TABLE "my table"."x" DROP CONSTRAINT "x_100%; DROP_check";
ALTER TABLE "my table"."x" ALTER COLUMN "first name" SET NOT NULL;

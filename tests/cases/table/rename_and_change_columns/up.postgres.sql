ALTER TABLE "user" RENAME TO "person";
ALTER TABLE "person" RENAME CONSTRAINT "user_pkey" TO "person_pkey";
ALTER TABLE "person" RENAME COLUMN "name" TO "full_name";
-- check: `age` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE "age" IS NULL;
ALTER TABLE "person" ALTER COLUMN "age" SET NOT NULL;

-- check: `Name` of `Users` is required and has no value
SELECT "id"
FROM "Users"
WHERE "Name" IS NULL;
DROP INDEX "Users_ID2_key";
ALTER TABLE "Users" ALTER COLUMN "Name" SET NOT NULL;

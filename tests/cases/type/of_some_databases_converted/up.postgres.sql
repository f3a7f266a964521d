-- check: `email` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(email AS varchar(40)) IS NULL;
ALTER TABLE "item" ADD COLUMN "_migrator_email" varchar(40);
UPDATE "item" SET "_migrator_email" = CAST(email AS varchar(40));
ALTER TABLE "item" RENAME COLUMN "email" TO "_retired_20250101000002_email";
ALTER TABLE "item" RENAME COLUMN "_migrator_email" TO "email";
ALTER TABLE "item"
    ALTER COLUMN "email" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_email" DROP NOT NULL;

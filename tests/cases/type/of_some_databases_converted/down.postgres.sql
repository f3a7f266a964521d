-- check: `email` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_email" IS NULL;
ALTER TABLE "item" RENAME COLUMN "email" TO "_retired_after_20250101000002_email";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_email" TO "email";
ALTER TABLE "item"
    ALTER COLUMN "email" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_email" DROP NOT NULL;

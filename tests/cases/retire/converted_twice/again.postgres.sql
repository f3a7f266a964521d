-- check: `n` of `u` is required and has no value
SELECT "id"
FROM "u"
WHERE COALESCE("_retired_after_20250101000003_n", CAST(n > 5 AS BOOLEAN)) IS NULL;
UPDATE "u" SET "_retired_after_20250101000003_n" = COALESCE("_retired_after_20250101000003_n", CAST(n > 5 AS BOOLEAN));
ALTER TABLE "u" RENAME COLUMN "n" TO "_retired_20250101000003_n";
ALTER TABLE "u" RENAME COLUMN "_retired_after_20250101000003_n" TO "n";
ALTER TABLE "u"
    ALTER COLUMN "n" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000003_n" DROP NOT NULL;

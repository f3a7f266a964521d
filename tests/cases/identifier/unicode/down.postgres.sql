-- check: `straße` of `größe` is required and has no value
SELECT "id"
FROM "größe"
WHERE "straße" IS NULL;
DROP INDEX "größe_名前_idx";
UPDATE "größe" SET "_retired_20250101000002_日本" = CASE WHEN "_retired_20250101000002_日本" IS NULL AND "日本" IS NOT DISTINCT FROM (1) THEN NULL ELSE "日本" END;
ALTER TABLE "größe" RENAME COLUMN "日本" TO "_retired_after_20250101000002_日本";
ALTER TABLE "größe" RENAME COLUMN "_retired_20250101000002_日本" TO "日本";
ALTER TABLE "größe"
    ALTER COLUMN "straße" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_日本" DROP DEFAULT,
    ALTER COLUMN "_retired_after_20250101000002_日本" DROP NOT NULL;
ALTER TABLE "größe" RENAME COLUMN "名前" TO "_retired_20250101000002_名前";

-- check: `n` of `u` is required and has no value
SELECT "id"
FROM "u"
WHERE CAST(n > 5 AS BOOLEAN) IS NULL;
ALTER TABLE "u" ADD COLUMN "_migrator_n" BOOLEAN;
UPDATE "u" SET "_migrator_n" = CAST(n > 5 AS BOOLEAN);
ALTER TABLE "u" RENAME COLUMN "n" TO "_retired_20250101000003_n";
ALTER TABLE "u" RENAME COLUMN "_migrator_n" TO "n";
ALTER TABLE "u"
    ALTER COLUMN "n" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000003_n" DROP NOT NULL;

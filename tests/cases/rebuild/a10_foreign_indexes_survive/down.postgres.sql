DROP INDEX "user_age_email_idx";
UPDATE "user" SET "_retired_20250101000002_age" = CASE WHEN "_retired_20250101000002_age" IS NULL AND "age" IS NOT DISTINCT FROM (0) THEN NULL ELSE "age" END;
ALTER TABLE "user" RENAME COLUMN "age" TO "_retired_after_20250101000002_age";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_age" TO "age";
ALTER TABLE "user"
    ALTER COLUMN "_retired_after_20250101000002_age" DROP DEFAULT,
    ALTER COLUMN "_retired_after_20250101000002_age" DROP NOT NULL;
CREATE INDEX "user_age_email_idx" ON "user" ("age" DESC, "email");

DROP INDEX "user_age_email_idx";
UPDATE "user" SET "_retired_after_20250101000002_age" = COALESCE("age", "_retired_after_20250101000002_age", 0);
ALTER TABLE "user" RENAME COLUMN "age" TO "_retired_20250101000002_age";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_age" TO "age";
ALTER TABLE "user"
    ALTER COLUMN "age" SET DEFAULT 0,
    ALTER COLUMN "age" SET NOT NULL;
CREATE INDEX "user_age_email_idx" ON "user" ("age" DESC, "email");

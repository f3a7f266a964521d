DROP INDEX "user_age_email_idx";
ALTER TABLE "user" ADD COLUMN "_migrator_age" BIGINT;
UPDATE "user" SET "_migrator_age" = COALESCE("age", 0);
ALTER TABLE "user" RENAME COLUMN "age" TO "_retired_20250101000002_age";
ALTER TABLE "user" RENAME COLUMN "_migrator_age" TO "age";
ALTER TABLE "user"
    ALTER COLUMN "age" SET DEFAULT 0,
    ALTER COLUMN "age" SET NOT NULL;
CREATE INDEX "user_age_email_idx" ON "user" ("age" DESC, "email");

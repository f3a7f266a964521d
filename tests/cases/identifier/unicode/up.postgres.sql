ALTER TABLE "größe"
    ADD COLUMN "_migrator_日本" BIGINT,
    ADD COLUMN "名前" TEXT;
UPDATE "größe" SET "_migrator_日本" = COALESCE("日本", 1);
ALTER TABLE "größe" RENAME COLUMN "日本" TO "_retired_20250101000002_日本";
ALTER TABLE "größe" RENAME COLUMN "_migrator_日本" TO "日本";
ALTER TABLE "größe"
    ALTER COLUMN "straße" DROP NOT NULL,
    ALTER COLUMN "日本" SET DEFAULT 1,
    ALTER COLUMN "日本" SET NOT NULL;
CREATE INDEX "größe_名前_idx" ON "größe" ("名前");

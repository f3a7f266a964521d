DROP INDEX "we""ird_a""b_idx";
ALTER TABLE "we""ird" RENAME COLUMN "_retired_20250101000002_c'd" TO "c'd";
ALTER TABLE "we""ird" ALTER COLUMN "a""b" DROP NOT NULL;
CREATE INDEX "we""ird_a""b_c'd_idx" ON "we""ird" ("a""b", "c'd");

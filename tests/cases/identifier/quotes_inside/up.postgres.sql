DROP INDEX "we""ird_a""b_idx";
ALTER TABLE "we""ird"
    ADD COLUMN "c'd" BIGINT,
    ALTER COLUMN "a""b" DROP NOT NULL;
CREATE INDEX "we""ird_a""b_c'd_idx" ON "we""ird" ("a""b", "c'd");

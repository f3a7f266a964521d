-- check: `a"b` of `we"ird` is required and has no value
SELECT "id"
FROM "we""ird"
WHERE "a""b" IS NULL;
DROP INDEX "we""ird_a""b_c'd_idx";
ALTER TABLE "we""ird" ALTER COLUMN "a""b" SET NOT NULL;
CREATE INDEX "we""ird_a""b_idx" ON "we""ird" ("a""b");
ALTER TABLE "we""ird" RENAME COLUMN "c'd" TO "_retired_20250101000002_c'd";

-- check: `child_id` of `toy` is required and has no value
SELECT "id"
FROM "toy"
WHERE "child_id" IS NULL;
-- check: `note` of `child` is required and has no value
SELECT "id"
FROM "child"
WHERE "note" IS NULL;
ALTER TABLE "toy" DROP CONSTRAINT "toy_child_id_fkey";
UPDATE "toy" SET "_retired_20250101000002_color" = CASE WHEN "_retired_20250101000002_color" IS NULL AND "color" IS NOT DISTINCT FROM ('red') THEN NULL ELSE "color" END;
ALTER TABLE "toy" RENAME COLUMN "color" TO "_retired_after_20250101000002_color";
ALTER TABLE "toy" RENAME COLUMN "_retired_20250101000002_color" TO "color";
ALTER TABLE "toy"
    ALTER COLUMN "child_id" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_color" DROP DEFAULT,
    ALTER COLUMN "_retired_after_20250101000002_color" DROP NOT NULL;
ALTER TABLE "child" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "parent" ALTER COLUMN "name" DROP NOT NULL;
ALTER TABLE "toy" ADD CONSTRAINT "toy_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child" ("id") ON DELETE CASCADE;

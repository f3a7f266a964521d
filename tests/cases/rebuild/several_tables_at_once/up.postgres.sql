-- check: `name` of `parent` is required and has no value
SELECT "id"
FROM "parent"
WHERE "name" IS NULL;
ALTER TABLE "toy" DROP CONSTRAINT "toy_child_id_fkey";
ALTER TABLE "toy" ADD COLUMN "_migrator_color" TEXT;
UPDATE "toy" SET "_migrator_color" = COALESCE("color", 'red');
ALTER TABLE "toy" RENAME COLUMN "color" TO "_retired_20250101000002_color";
ALTER TABLE "toy" RENAME COLUMN "_migrator_color" TO "color";
ALTER TABLE "toy"
    ALTER COLUMN "child_id" DROP NOT NULL,
    ALTER COLUMN "color" SET DEFAULT 'red',
    ALTER COLUMN "color" SET NOT NULL;
ALTER TABLE "parent" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "child" ALTER COLUMN "note" DROP NOT NULL;
ALTER TABLE "toy" ADD CONSTRAINT "toy_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child" ("id") ON DELETE SET NULL;

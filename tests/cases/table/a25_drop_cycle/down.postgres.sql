ALTER TABLE "_retired_20250101000002_egg" RENAME TO "egg";
ALTER TABLE "egg" RENAME CONSTRAINT "_retired_20250101000002_egg_pkey" TO "egg_pkey";
ALTER TABLE "_retired_20250101000002_hen" RENAME TO "hen";
ALTER TABLE "hen" RENAME CONSTRAINT "_retired_20250101000002_hen_pkey" TO "hen_pkey";
-- check: `hen_id` of `egg` refers to rows that `hen` does not have
SELECT "id", "hen_id"
FROM "egg"
WHERE "hen_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "hen" AS "target" WHERE "target"."id" = "egg"."hen_id");
-- check: `egg_id` of `hen` refers to rows that `egg` does not have
SELECT "id", "egg_id"
FROM "hen"
WHERE "egg_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "egg" AS "target" WHERE "target"."id" = "hen"."egg_id");
ALTER TABLE "egg" ADD CONSTRAINT "egg_hen_id_fkey" FOREIGN KEY ("hen_id") REFERENCES "hen" ("id");
ALTER TABLE "hen" ADD CONSTRAINT "hen_egg_id_fkey" FOREIGN KEY ("egg_id") REFERENCES "egg" ("id");

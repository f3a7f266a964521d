ALTER TABLE "b" DROP CONSTRAINT "b_a_id_fkey";
ALTER TABLE "_retired_20250101000002_d" RENAME TO "d";
ALTER TABLE "d" RENAME CONSTRAINT "_retired_20250101000002_d_pkey" TO "d_pkey";
ALTER TABLE "_retired_20250101000002_c" RENAME TO "c";
ALTER TABLE "c" RENAME CONSTRAINT "_retired_20250101000002_c_pkey" TO "c_pkey";
ALTER TABLE "_retired_20250101000002_e" RENAME TO "e";
ALTER TABLE "e" RENAME CONSTRAINT "_retired_20250101000002_e_pkey" TO "e_pkey";
ALTER TABLE "a" RENAME COLUMN "_retired_20250101000002_note" TO "note";
-- check: `a_id` of `d` refers to rows that `a` does not have
SELECT "id", "a_id"
FROM "d"
WHERE "a_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "a" AS "target" WHERE "target"."id" = "d"."a_id");
-- check: `d_id` of `c` refers to rows that `d` does not have
SELECT "id", "d_id"
FROM "c"
WHERE "d_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "d" AS "target" WHERE "target"."id" = "c"."d_id");
-- check: `c_id` of `e` refers to rows that `c` does not have
SELECT "id", "c_id"
FROM "e"
WHERE "c_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "c" AS "target" WHERE "target"."id" = "e"."c_id");
ALTER TABLE "d" ADD CONSTRAINT "d_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "a" ("id");
ALTER TABLE "c" ADD CONSTRAINT "c_d_id_fkey" FOREIGN KEY ("d_id") REFERENCES "d" ("id");
ALTER TABLE "e" ADD CONSTRAINT "e_c_id_fkey" FOREIGN KEY ("c_id") REFERENCES "c" ("id");
ALTER TABLE "b" RENAME TO "_retired_20250101000002_b";
ALTER TABLE "_retired_20250101000002_b" RENAME CONSTRAINT "b_pkey" TO "_retired_20250101000002_b_pkey";

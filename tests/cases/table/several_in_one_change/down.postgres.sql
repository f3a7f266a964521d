ALTER TABLE "e" DROP CONSTRAINT "e_c_id_fkey";
ALTER TABLE "c" DROP CONSTRAINT "c_d_id_fkey";
ALTER TABLE "d" DROP CONSTRAINT "d_a_id_fkey";
ALTER TABLE "_retired_20250101000002_b" RENAME TO "b";
ALTER TABLE "b" RENAME CONSTRAINT "_retired_20250101000002_b_pkey" TO "b_pkey";
-- check: `a_id` of `b` refers to rows that `a` does not have
SELECT "id", "a_id"
FROM "b"
WHERE "a_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "a" AS "target" WHERE "target"."id" = "b"."a_id");
ALTER TABLE "b" ADD CONSTRAINT "b_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "a" ("id");
ALTER TABLE "a" RENAME COLUMN "note" TO "_retired_20250101000002_note";
ALTER TABLE "e" RENAME TO "_retired_20250101000002_e";
ALTER TABLE "_retired_20250101000002_e" RENAME CONSTRAINT "e_pkey" TO "_retired_20250101000002_e_pkey";
ALTER TABLE "c" RENAME TO "_retired_20250101000002_c";
ALTER TABLE "_retired_20250101000002_c" RENAME CONSTRAINT "c_pkey" TO "_retired_20250101000002_c_pkey";
ALTER TABLE "d" RENAME TO "_retired_20250101000002_d";
ALTER TABLE "_retired_20250101000002_d" RENAME CONSTRAINT "d_pkey" TO "_retired_20250101000002_d_pkey";

ALTER TABLE "_retired_20250101000002_u" RENAME TO "u";
ALTER TABLE "u" RENAME CONSTRAINT "_retired_20250101000002_u_pkey" TO "u_pkey";
ALTER TABLE "_retired_20250101000002_p" RENAME TO "p";
ALTER TABLE "p" RENAME CONSTRAINT "_retired_20250101000002_p_pkey" TO "p_pkey";
-- check: `user_id` of `p` refers to rows that `u` does not have
SELECT "id", "user_id"
FROM "p"
WHERE "user_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "u" AS "target" WHERE "target"."id" = "p"."user_id");
ALTER TABLE "p" ADD CONSTRAINT "p_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "u" ("id");

ALTER TABLE "_retired_20250101000002_post" RENAME TO "post";
ALTER TABLE "post" RENAME CONSTRAINT "_retired_20250101000002_post_pkey" TO "post_pkey";
-- check: `user_id` of `post` refers to rows that `user` does not have
SELECT "id", "user_id"
FROM "post"
WHERE "user_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "user" AS "target" WHERE "target"."id" = "post"."user_id");
ALTER TABLE "post" ADD CONSTRAINT "post_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id");

ALTER TABLE "_retired_20250101000002_post" RENAME TO "post";
-- check: `user_id` of `post` refers to rows that `user` does not have
SELECT "id", "user_id"
FROM "post"
WHERE "user_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "user" AS "target" WHERE "target"."id" = "post"."user_id");
-- rebuild `post` (id, user_id, title)
CREATE TABLE "_new_post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    CONSTRAINT "post_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id")
);
INSERT INTO "_new_post" ("id", "user_id", "title")
SELECT "id", "user_id", "title"
FROM "post";
DROP TABLE "post";
ALTER TABLE "_new_post" RENAME TO "post";
-- end of the rebuild

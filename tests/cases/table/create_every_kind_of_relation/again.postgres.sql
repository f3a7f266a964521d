CREATE TYPE "role" AS ENUM ('Admin', 'Member');
ALTER TABLE "_retired_20250101000002_team" RENAME TO "team";
ALTER TABLE "team" RENAME CONSTRAINT "_retired_20250101000002_team_pkey" TO "team_pkey";
ALTER TABLE "_retired_20250101000002_user" RENAME TO "user";
ALTER TABLE "user" RENAME CONSTRAINT "_retired_20250101000002_user_pkey" TO "user_pkey";
ALTER TABLE "_retired_20250101000002_post" RENAME TO "post";
ALTER TABLE "post" RENAME CONSTRAINT "_retired_20250101000002_post_pkey" TO "post_pkey";
ALTER TABLE "_retired_20250101000002_tag" RENAME TO "tag";
ALTER TABLE "tag" RENAME CONSTRAINT "_retired_20250101000002_tag_pkey" TO "tag_pkey";
ALTER TABLE "_retired_20250101000002_post_tag" RENAME TO "post_tag";
ALTER TABLE "post_tag" RENAME CONSTRAINT "_retired_20250101000002_post_tag_pkey" TO "post_tag_pkey";
-- check: `name` occurs more than once in `team`
SELECT "name", count(*) AS "rows"
FROM "team"
GROUP BY "name"
HAVING count(*) > 1;
-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
GROUP BY "email"
HAVING count(*) > 1;
-- check: `team_id` of `user` refers to rows that `team` does not have
SELECT "id", "team_id"
FROM "user"
WHERE "team_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "user"."team_id");
-- check: `mentor_id` of `user` refers to rows that `user` does not have
SELECT "id", "mentor_id"
FROM "user"
WHERE "mentor_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "user" AS "target" WHERE "target"."id" = "user"."mentor_id");
-- check: `title`, `author_id` occur together more than once in `post`
SELECT "title", "author_id", count(*) AS "rows"
FROM "post"
WHERE (published)
GROUP BY "title", "author_id"
HAVING count(*) > 1;
-- check: `author_id` of `post` refers to rows that `user` does not have
SELECT "id", "author_id"
FROM "post"
WHERE "author_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "user" AS "target" WHERE "target"."id" = "post"."author_id");
-- check: `post_id` of `post_tag` refers to rows that `post` does not have
SELECT "post_id", "tag"
FROM "post_tag"
WHERE "post_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "post" AS "target" WHERE "target"."id" = "post_tag"."post_id");
-- check: `tag` of `post_tag` refers to rows that `tag` does not have
SELECT "post_id", "tag"
FROM "post_tag"
WHERE "tag" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "tag" AS "target" WHERE "target"."name" = "post_tag"."tag");
CREATE UNIQUE INDEX "team_name_key" ON "team" ("name");
ALTER TABLE "user"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET DEFAULT 'Member';
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
CREATE INDEX "user_team_id_created_at_idx" ON "user" ("team_id", "created_at" DESC);
CREATE INDEX "post_title_idx" ON "post" ("title");
CREATE UNIQUE INDEX "post_title_author_id_key" ON "post" ("title", "author_id") WHERE published;
ALTER TABLE "user"
    ADD CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE CASCADE,
    ADD CONSTRAINT "user_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "user" ("id") ON DELETE SET NULL;
ALTER TABLE "post" ADD CONSTRAINT "post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "post_tag"
    ADD CONSTRAINT "post_tag_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post" ("id") ON DELETE CASCADE,
    ADD CONSTRAINT "post_tag_tag_fkey" FOREIGN KEY ("tag") REFERENCES "tag" ("name") ON UPDATE CASCADE;

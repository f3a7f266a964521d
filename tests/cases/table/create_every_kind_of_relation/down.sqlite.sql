DROP INDEX "post_title_idx";
DROP INDEX "post_title_author_id_key";
DROP INDEX "user_email_key";
DROP INDEX "user_team_id_created_at_idx";
DROP INDEX "team_name_key";
-- rebuild `post_tag` (post_id, tag)
CREATE TABLE "_new_post_tag" (
    "post_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    PRIMARY KEY ("post_id", "tag")
);
INSERT INTO "_new_post_tag" ("post_id", "tag")
SELECT "post_id", "tag"
FROM "post_tag";
DROP TABLE "post_tag";
ALTER TABLE "_new_post_tag" RENAME TO "post_tag";
-- end of the rebuild
-- rebuild `post` (id, author_id, title, body, published)
CREATE TABLE "_new_post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "author_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT,
    "published" BOOLEAN NOT NULL DEFAULT FALSE
);
INSERT INTO "_new_post" ("id", "author_id", "title", "body", "published")
SELECT "id", "author_id", "title", "body", "published"
FROM "post";
DROP TABLE "post";
ALTER TABLE "_new_post" RENAME TO "post";
-- end of the rebuild
-- rebuild `user` (id, email, team_id, mentor_id, role, created_at)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "team_id" INTEGER NOT NULL,
    "mentor_id" INTEGER,
    "role" TEXT NOT NULL DEFAULT 'Member' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "user_check" CHECK (email <> '')
);
INSERT INTO "_new_user" ("id", "email", "team_id", "mentor_id", "role", "created_at")
SELECT "id", "email", "team_id", "mentor_id", "role", "created_at"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "post_tag" RENAME TO "_retired_20250101000002_post_tag";
ALTER TABLE "tag" RENAME TO "_retired_20250101000002_tag";
ALTER TABLE "post" RENAME TO "_retired_20250101000002_post";
ALTER TABLE "user" RENAME TO "_retired_20250101000002_user";
ALTER TABLE "team" RENAME TO "_retired_20250101000002_team";

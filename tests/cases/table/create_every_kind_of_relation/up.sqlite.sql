CREATE TABLE "team" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL
);
CREATE UNIQUE INDEX "team_name_key" ON "team" ("name");
CREATE TABLE "user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "team_id" INTEGER NOT NULL,
    "mentor_id" INTEGER,
    "role" TEXT NOT NULL DEFAULT 'Member' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE CASCADE,
    CONSTRAINT "user_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "user" ("id") ON DELETE SET NULL,
    CONSTRAINT "user_check" CHECK (email <> '')
);
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
CREATE INDEX "user_team_id_created_at_idx" ON "user" ("team_id", "created_at" DESC);
CREATE TABLE "post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "author_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT,
    "published" BOOLEAN NOT NULL DEFAULT FALSE,
    CONSTRAINT "post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "post_title_idx" ON "post" ("title");
CREATE UNIQUE INDEX "post_title_author_id_key" ON "post" ("title", "author_id") WHERE published;
CREATE TABLE "tag" (
    "name" TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE "post_tag" (
    "post_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    PRIMARY KEY ("post_id", "tag"),
    CONSTRAINT "post_tag_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post" ("id") ON DELETE CASCADE,
    CONSTRAINT "post_tag_tag_fkey" FOREIGN KEY ("tag") REFERENCES "tag" ("name") ON UPDATE CASCADE
);

ALTER TABLE "_retired_20250101000002_post_tag" RENAME TO "post_tag";
-- check: `post_id` of `post_tag` refers to rows that `post` does not have
SELECT "post_id", "tag_id"
FROM "post_tag"
WHERE "post_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "post" AS "target" WHERE "target"."id" = "post_tag"."post_id");
-- check: `tag_id` of `post_tag` refers to rows that `tag` does not have
SELECT "post_id", "tag_id"
FROM "post_tag"
WHERE "tag_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "tag" AS "target" WHERE "target"."id" = "post_tag"."tag_id");
-- rebuild `post_tag` (post_id, tag_id)
CREATE TABLE "_new_post_tag" (
    "post_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,
    PRIMARY KEY ("post_id", "tag_id"),
    CONSTRAINT "post_tag_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post" ("id") ON DELETE CASCADE,
    CONSTRAINT "post_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag" ("id") ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO "_new_post_tag" ("post_id", "tag_id")
SELECT "post_id", "tag_id"
FROM "post_tag";
DROP TABLE "post_tag";
ALTER TABLE "_new_post_tag" RENAME TO "post_tag";
CREATE INDEX "post_tag_tag_id_idx" ON "post_tag" ("tag_id");
-- end of the rebuild

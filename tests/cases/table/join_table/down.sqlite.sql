DROP INDEX "post_tag_tag_id_idx";
-- rebuild `post_tag` (post_id, tag_id)
CREATE TABLE "_new_post_tag" (
    "post_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,
    PRIMARY KEY ("post_id", "tag_id")
) WITHOUT ROWID;
INSERT INTO "_new_post_tag" ("post_id", "tag_id")
SELECT "post_id", "tag_id"
FROM "post_tag";
DROP TABLE "post_tag";
ALTER TABLE "_new_post_tag" RENAME TO "post_tag";
-- end of the rebuild
ALTER TABLE "post_tag" RENAME TO "_retired_20250101000002_post_tag";

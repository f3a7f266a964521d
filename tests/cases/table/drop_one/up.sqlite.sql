-- rebuild `post` (id, user_id, title)
CREATE TABLE "_new_post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL
);
INSERT INTO "_new_post" ("id", "user_id", "title")
SELECT "id", "user_id", "title"
FROM "post";
DROP TABLE "post";
ALTER TABLE "_new_post" RENAME TO "post";
-- end of the rebuild
ALTER TABLE "post" RENAME TO "_retired_20250101000002_post";

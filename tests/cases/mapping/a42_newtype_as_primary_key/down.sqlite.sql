-- rebuild `p` (id, user_id)
CREATE TABLE "_new_p" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL
);
INSERT INTO "_new_p" ("id", "user_id")
SELECT "id", "user_id"
FROM "p";
DROP TABLE "p";
ALTER TABLE "_new_p" RENAME TO "p";
-- end of the rebuild
ALTER TABLE "p" RENAME TO "_retired_20250101000002_p";
ALTER TABLE "u" RENAME TO "_retired_20250101000002_u";

-- rebuild `user` (id, team_id, x)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "team_id" INTEGER
);
INSERT INTO "_new_user" ("id", "x", "team_id")
SELECT "id", "x", "team_id"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "team_id" TO "_retired_20250101000002_team_id";

-- rebuild `user` (id, name, team_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "team_id" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "team_id")
SELECT "id", "name", "team_id"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "team_id" TO "_retired_20250101000002_team_id";
ALTER TABLE "team" RENAME TO "_retired_20250101000002_team";

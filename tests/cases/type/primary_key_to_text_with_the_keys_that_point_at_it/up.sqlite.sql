-- rebuild `team` (id, name)
CREATE TABLE "_new_team" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);
INSERT INTO "_new_team" ("id", "name")
SELECT CAST("id" AS TEXT), "name"
FROM "team";
DROP TABLE "team";
ALTER TABLE "_new_team" RENAME TO "team";
-- end of the rebuild
-- rebuild `user` (id, team_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team_id" TEXT NOT NULL,
    CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_user" ("id", "team_id")
SELECT "id", CAST("team_id" AS TEXT)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

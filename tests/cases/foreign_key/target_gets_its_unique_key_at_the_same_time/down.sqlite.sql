DROP INDEX "team_code_key";
-- rebuild `user` (id, team)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "team")
SELECT "id", "team"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

-- check: `team_id` of `user` does not fit int32
SELECT "id", "team_id"
FROM "user"
WHERE "team_id" IS NOT NULL AND (CAST(CAST("team_id" AS INTEGER) AS TEXT) = "team_id" AND CAST("team_id" AS INTEGER) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- check: `id` of `team` does not fit int32
SELECT "id"
FROM "team"
WHERE "id" IS NOT NULL AND (CAST(CAST("id" AS INTEGER) AS TEXT) = "id" AND CAST("id" AS INTEGER) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- rebuild `user` (id, team_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team_id" INTEGER NOT NULL,
    CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_user" ("id", "team_id")
SELECT "id", CAST("team_id" AS INTEGER)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
-- rebuild `team` (id, name)
CREATE TABLE "_new_team" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);
INSERT INTO "_new_team" ("id", "name")
SELECT CAST("id" AS INTEGER), "name"
FROM "team";
DROP TABLE "team";
ALTER TABLE "_new_team" RENAME TO "team";
-- end of the rebuild

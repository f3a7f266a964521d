ALTER TABLE "_retired_20250101000002_team" RENAME TO "team";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_team_id" TO "team_id";
-- check: `team_id` of `user` refers to rows that `team` does not have
SELECT "id", "team_id"
FROM "user"
WHERE "team_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "user"."team_id");
-- rebuild `user` (id, name, city, team_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "team_id" INTEGER,
    CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id")
);
INSERT INTO "_new_user" ("id", "name", "city", "team_id")
SELECT "id", "name", "city", "team_id"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_away_id" TO "away_id";
-- check: `away_id` of `user` refers to rows that `team` does not have
SELECT "id", "away_id"
FROM "user"
WHERE "away_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "user"."away_id");
-- rebuild `user` (id, home_id, away_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "home_id" INTEGER NOT NULL,
    "away_id" INTEGER,
    CONSTRAINT "user_home_id_fkey" FOREIGN KEY ("home_id") REFERENCES "team" ("id"),
    CONSTRAINT "user_away_id_fkey" FOREIGN KEY ("away_id") REFERENCES "team" ("id") ON DELETE SET NULL
);
INSERT INTO "_new_user" ("id", "home_id", "away_id")
SELECT "id", "home_id", "away_id"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

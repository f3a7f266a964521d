-- rebuild `user` (id, home_id, away_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "home_id" INTEGER NOT NULL,
    "away_id" INTEGER,
    CONSTRAINT "user_home_id_fkey" FOREIGN KEY ("home_id") REFERENCES "team" ("id")
);
INSERT INTO "_new_user" ("id", "home_id", "away_id")
SELECT "id", "home_id", "away_id"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "away_id" TO "_retired_20250101000002_away_id";

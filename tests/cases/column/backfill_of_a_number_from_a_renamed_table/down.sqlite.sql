ALTER TABLE "squad" RENAME TO "team";
ALTER TABLE "team" RENAME COLUMN "seats" TO "places";
-- rebuild `user` (id, team_id, seats)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "team_id" INTEGER NOT NULL,
    "seats" INTEGER,
    CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id")
);
INSERT INTO "_new_user" ("id", "team_id", "seats")
SELECT "id", "team_id", "seats"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "seats" TO "_retired_20250101000002_seats";

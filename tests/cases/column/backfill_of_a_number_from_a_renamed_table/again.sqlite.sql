ALTER TABLE "team" RENAME TO "squad";
ALTER TABLE "squad" RENAME COLUMN "places" TO "seats";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_seats" TO "seats";
-- check: `seats` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("seats", (SELECT squad.seats FROM squad WHERE squad.id = team_id)) IS NULL;
-- check: `seats` of `user` does not fit int32
SELECT "id", "seats"
FROM (SELECT "id", COALESCE("seats", (SELECT squad.seats FROM squad WHERE squad.id = team_id)) AS "seats" FROM "user") AS "user"
WHERE "seats" IS NOT NULL AND ("seats" = CAST("seats" AS INTEGER) AND CAST("seats" AS INTEGER) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- rebuild `user` (id, team_id, seats)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "team_id" INTEGER NOT NULL,
    "seats" INTEGER NOT NULL,
    CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "squad" ("id")
);
INSERT INTO "_new_user" ("id", "team_id", "seats")
SELECT "id", "team_id", COALESCE("seats", (SELECT squad.seats FROM squad WHERE squad.id = team_id))
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

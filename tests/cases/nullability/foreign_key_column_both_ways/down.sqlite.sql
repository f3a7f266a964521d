-- check: `team_id` of `b` is required and has no value
SELECT "id"
FROM "b"
WHERE "team_id" IS NULL;
-- rebuild `b` (id, team_id)
CREATE TABLE "_new_b" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team_id" INTEGER NOT NULL,
    CONSTRAINT "b_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id")
);
INSERT INTO "_new_b" ("id", "team_id")
SELECT "id", "team_id"
FROM "b";
DROP TABLE "b";
ALTER TABLE "_new_b" RENAME TO "b";
-- end of the rebuild
-- rebuild `a` (id, team_id)
CREATE TABLE "_new_a" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team_id" INTEGER,
    CONSTRAINT "a_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id")
);
INSERT INTO "_new_a" ("id", "team_id")
SELECT "id", "team_id"
FROM "a";
DROP TABLE "a";
ALTER TABLE "_new_a" RENAME TO "a";
-- end of the rebuild

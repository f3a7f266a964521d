DROP INDEX "user_email_key";
DROP INDEX "user_city_idx";
ALTER TABLE "user" RENAME COLUMN "email" TO "mail";
ALTER TABLE "user" RENAME COLUMN "city" TO "town";
ALTER TABLE "user" RENAME COLUMN "team" TO "team_id";
ALTER TABLE "user" RENAME COLUMN "age" TO "years";
-- rebuild `user` (id, mail, town, team_id, years)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mail" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "team_id" INTEGER NOT NULL,
    "years" INTEGER NOT NULL,
    CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id"),
    CONSTRAINT "user_years_check" CHECK (years > -100)
);
INSERT INTO "_new_user" ("id", "mail", "town", "team_id", "years")
SELECT "id", "mail", "town", "team_id", "years"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_mail_key" ON "user" ("mail");
CREATE INDEX "user_town_idx" ON "user" ("town");
-- end of the rebuild

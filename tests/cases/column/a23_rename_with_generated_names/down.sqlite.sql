DROP INDEX "user_mail_key";
DROP INDEX "user_town_idx";
ALTER TABLE "user" RENAME COLUMN "years" TO "age";
ALTER TABLE "user" RENAME COLUMN "team_id" TO "team";
ALTER TABLE "user" RENAME COLUMN "town" TO "city";
ALTER TABLE "user" RENAME COLUMN "mail" TO "email";
-- rebuild `user` (id, email, city, team, age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "team" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    CONSTRAINT "user_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("id"),
    CONSTRAINT "user_age_check" CHECK (age > -100)
);
INSERT INTO "_new_user" ("id", "email", "city", "team", "age")
SELECT "id", "email", "city", "team", "age"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
CREATE INDEX "user_city_idx" ON "user" ("city");
-- end of the rebuild

DROP INDEX "person_mail_key";
DROP INDEX "person_since_idx";
ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_fax" TO "fax";
-- check: `crew_id` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE "crew_id" IS NULL;
-- check: `fax` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE "fax" IS NULL;
-- rebuild `person` (id, mail, age, crew_id, since, _retired_20250101000002_age, fax)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mail" TEXT NOT NULL,
    "age" INTEGER DEFAULT 18,
    "crew_id" INTEGER NOT NULL,
    "since" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "fax" TEXT NOT NULL,
    "_retired_after_20250101000002_age" INTEGER
);
INSERT INTO "_new_person" (
    "id",
    "mail",
    "age",
    "crew_id",
    "since",
    "fax",
    "_retired_after_20250101000002_age"
)
SELECT
    "id",
    "mail",
    CASE WHEN "_retired_20250101000002_age" IS NULL AND "age" IS (18) THEN NULL ELSE "age" END,
    "crew_id",
    "since",
    "fax",
    "age"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
ALTER TABLE "person" RENAME TO "user";
ALTER TABLE "user" RENAME COLUMN "crew_id" TO "team_id";
ALTER TABLE "user" RENAME COLUMN "mail" TO "email";
-- check: `age` of `user` does not fit int32
SELECT "id", "age"
FROM "user"
WHERE "age" IS NOT NULL AND ("age" BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- check: rows of `user` fail the check `user_check`
SELECT "id", "age"
FROM "user"
WHERE NOT (age < 200);
-- check: `team_id` of `user` refers to rows that `team` does not have
SELECT "id", "team_id"
FROM "user"
WHERE "team_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "user"."team_id");
-- rebuild `user` (id, email, age, team_id, since, fax, _retired_after_20250101000002_age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "age" INTEGER,
    "team_id" INTEGER NOT NULL,
    "fax" TEXT NOT NULL,
    "_retired_after_20250101000002_age" INTEGER,
    "since" TIMESTAMP,
    CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id"),
    CONSTRAINT "user_check" CHECK (age < 200)
);
INSERT INTO "_new_user" ("id", "email", "age", "team_id", "fax", "_retired_after_20250101000002_age", "since")
SELECT "id", "email", "age", "team_id", "fax", "_retired_after_20250101000002_age", "since"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE INDEX "user_email_idx" ON "user" ("email");
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "since" TO "_retired_20250101000002_since";

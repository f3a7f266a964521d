DROP INDEX "user_email_idx";
ALTER TABLE "user" RENAME TO "person";
ALTER TABLE "person" RENAME COLUMN "email" TO "mail";
ALTER TABLE "person" RENAME COLUMN "team_id" TO "crew_id";
ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_since" TO "since";
-- rebuild `person` (id, mail, age, crew_id, fax, _retired_after_20250101000002_age, since)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mail" TEXT NOT NULL,
    "age" INTEGER DEFAULT 18,
    "crew_id" INTEGER NOT NULL,
    "fax" TEXT NOT NULL,
    "since" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "_retired_after_20250101000002_age" INTEGER
);
INSERT INTO "_new_person" (
    "id",
    "mail",
    "age",
    "crew_id",
    "fax",
    "since",
    "_retired_after_20250101000002_age"
)
SELECT
    "id",
    "mail",
    "age",
    "crew_id",
    "fax",
    COALESCE("since", strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "_retired_after_20250101000002_age"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
-- check: `mail` occurs more than once in `person`
SELECT "mail", count(*) AS "rows"
FROM "person"
GROUP BY "mail"
HAVING count(*) > 1;
-- check: rows of `person` fail the check `person_check`
SELECT "id", "age"
FROM (SELECT COALESCE("age", "_retired_after_20250101000002_age", 18) AS "age", "id" FROM "person") AS "person"
WHERE NOT (age < 150);
-- check: `crew_id` of `person` refers to rows that `team` does not have
SELECT "id", "crew_id"
FROM "person"
WHERE "crew_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "person"."crew_id");
-- rebuild `person` (id, mail, age, crew_id, fax, since, _retired_after_20250101000002_age)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mail" TEXT NOT NULL,
    "age" INTEGER NOT NULL DEFAULT 18,
    "crew_id" INTEGER,
    "since" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "_retired_20250101000002_age" INTEGER,
    "fax" TEXT,
    CONSTRAINT "person_crew_id_fkey" FOREIGN KEY ("crew_id") REFERENCES "team" ("id") ON DELETE CASCADE,
    CONSTRAINT "person_check" CHECK (age < 150)
);
INSERT INTO "_new_person" (
    "id",
    "mail",
    "age",
    "crew_id",
    "since",
    "_retired_20250101000002_age",
    "fax"
)
SELECT
    "id",
    "mail",
    COALESCE("age", "_retired_after_20250101000002_age", 18),
    "crew_id",
    "since",
    "age",
    "fax"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
CREATE UNIQUE INDEX "person_mail_key" ON "person" ("mail");
CREATE INDEX "person_since_idx" ON "person" ("since" DESC);
-- end of the rebuild
ALTER TABLE "person" RENAME COLUMN "fax" TO "_retired_20250101000002_fax";

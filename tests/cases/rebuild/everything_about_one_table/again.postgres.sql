ALTER TABLE "user" DROP CONSTRAINT "user_team_id_fkey";
ALTER TABLE "user" DROP CONSTRAINT "user_check";
DROP INDEX "user_email_idx";
ALTER TABLE "user" RENAME TO "person";
ALTER TABLE "person" RENAME CONSTRAINT "user_pkey" TO "person_pkey";
ALTER TABLE "person" RENAME COLUMN "email" TO "mail";
ALTER TABLE "person" RENAME COLUMN "team_id" TO "crew_id";
ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_since" TO "since";
UPDATE "person" SET "since" = COALESCE("since", now())
WHERE "since" IS NULL;
ALTER TABLE "person"
    ALTER COLUMN "age" TYPE BIGINT,
    ALTER COLUMN "age" SET DEFAULT 18,
    ALTER COLUMN "since" SET DEFAULT now(),
    ALTER COLUMN "since" SET NOT NULL;
-- check: `mail` occurs more than once in `person`
SELECT "mail", count(*) AS "rows"
FROM "person"
GROUP BY "mail"
HAVING count(*) > 1;
-- check: rows of `person` fail the check `person_check`
SELECT "id", "age"
FROM (SELECT CAST(COALESCE("age", "_retired_after_20250101000002_age", 18) AS BIGINT) AS "age", "id" FROM "person") AS "person"
WHERE NOT (age < 150);
-- check: `crew_id` of `person` refers to rows that `team` does not have
SELECT "id", "crew_id"
FROM "person"
WHERE "crew_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "person"."crew_id");
UPDATE "person" SET "_retired_after_20250101000002_age" = COALESCE("age", "_retired_after_20250101000002_age", 18);
ALTER TABLE "person" RENAME COLUMN "age" TO "_retired_20250101000002_age";
ALTER TABLE "person" RENAME COLUMN "_retired_after_20250101000002_age" TO "age";
ALTER TABLE "person"
    ALTER COLUMN "age" SET DEFAULT 18,
    ALTER COLUMN "age" SET NOT NULL,
    ALTER COLUMN "crew_id" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_age" DROP DEFAULT,
    ALTER COLUMN "fax" DROP NOT NULL,
    ADD CONSTRAINT "person_check" CHECK (age < 150);
CREATE UNIQUE INDEX "person_mail_key" ON "person" ("mail");
CREATE INDEX "person_since_idx" ON "person" ("since" DESC);
ALTER TABLE "person" ADD CONSTRAINT "person_crew_id_fkey" FOREIGN KEY ("crew_id") REFERENCES "team" ("id") ON DELETE CASCADE;
ALTER TABLE "person" RENAME COLUMN "fax" TO "_retired_20250101000002_fax";

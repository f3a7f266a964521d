ALTER TABLE "person" DROP CONSTRAINT "person_crew_id_fkey";
ALTER TABLE "person" DROP CONSTRAINT "person_check";
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
UPDATE "person" SET "_retired_20250101000002_age" = CASE WHEN "_retired_20250101000002_age" IS NULL AND "age" IS NOT DISTINCT FROM (18) THEN NULL ELSE "age" END;
ALTER TABLE "person" RENAME COLUMN "age" TO "_retired_after_20250101000002_age";
ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_age" TO "age";
ALTER TABLE "person"
    ALTER COLUMN "age" SET DEFAULT 18,
    ALTER COLUMN "crew_id" SET NOT NULL,
    ALTER COLUMN "fax" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_age" DROP DEFAULT,
    ALTER COLUMN "_retired_after_20250101000002_age" DROP NOT NULL;
ALTER TABLE "person" RENAME TO "user";
ALTER TABLE "user" RENAME CONSTRAINT "person_pkey" TO "user_pkey";
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
ALTER TABLE "user"
    ALTER COLUMN "age" DROP DEFAULT,
    ALTER COLUMN "age" TYPE INTEGER,
    ALTER COLUMN "since" DROP DEFAULT,
    ALTER COLUMN "since" DROP NOT NULL,
    ADD CONSTRAINT "user_check" CHECK (age < 200);
CREATE INDEX "user_email_idx" ON "user" ("email");
ALTER TABLE "user" ADD CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id");
ALTER TABLE "user" RENAME COLUMN "since" TO "_retired_20250101000002_since";

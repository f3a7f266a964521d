ALTER TABLE "person" RENAME TO "account";
ALTER TABLE "account" RENAME CONSTRAINT "person_pkey" TO "account_pkey";
ALTER TABLE "account" RENAME COLUMN "mail" TO "email";
-- check: `next` of `account` is required and has no value
SELECT "id"
FROM (SELECT "id", CAST(age + 1 AS BIGINT) AS "next" FROM "account") AS "account"
WHERE "next" IS NULL;
ALTER TABLE "account"
    ALTER COLUMN "age" TYPE BIGINT,
    ADD COLUMN "next" BIGINT NOT NULL GENERATED ALWAYS AS (age + 1) STORED;
ALTER TABLE "account" RENAME COLUMN "note" TO "_retired_20250101000002_note";
-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"account"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"account"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM "account"
        WHERE NOT (age >= 0)
    );
LOCK TABLE "account" IN EXCLUSIVE MODE;
CREATE TABLE "_retired_20250101000002_account_age_check" (
    "id" BIGINT NOT NULL,
    "email" VARCHAR(40) NOT NULL,
    "role" TEXT NOT NULL,
    "team_id" BIGINT NOT NULL,
    "age" BIGINT NOT NULL,
    "next" BIGINT NOT NULL,
    "_retired_20250101000002_note" TEXT,
    CONSTRAINT "_retired_20250101000002_account_age_check_pkey" PRIMARY KEY ("id")
);
WITH "moved" AS (
    DELETE FROM "account"
    WHERE "id" IN (
        SELECT "id"
        FROM "account"
        WHERE NOT (age >= 0)
    )
    RETURNING "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
)
INSERT INTO "_retired_20250101000002_account_age_check" ("id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
FROM "moved";
-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"account"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"account"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM "account"
        WHERE "team_id" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "account"."team_id")
    );
LOCK TABLE "account" IN EXCLUSIVE MODE;
CREATE TABLE "_retired_20250101000002_account_team_id_fkey" (
    "id" BIGINT NOT NULL,
    "email" VARCHAR(40) NOT NULL,
    "role" TEXT NOT NULL,
    "team_id" BIGINT NOT NULL,
    "age" BIGINT NOT NULL,
    "next" BIGINT NOT NULL,
    "_retired_20250101000002_note" TEXT,
    CONSTRAINT "_retired_20250101000002_account_team_id_fkey_pkey" PRIMARY KEY ("id")
);
WITH "moved" AS (
    DELETE FROM "account"
    WHERE "id" IN (
        SELECT "id"
        FROM "account"
        WHERE "team_id" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "account"."team_id")
    )
    RETURNING "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
)
INSERT INTO "_retired_20250101000002_account_team_id_fkey" ("id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
FROM "moved";
-- check: a foreign key that no entity has refers to rows of `account` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"account"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"account"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "email", "role" ORDER BY "age" DESC, "id" DESC) AS "_migrator_place"
            FROM "account"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "account" IN EXCLUSIVE MODE;
CREATE TABLE "_retired_20250101000002_account_email_role_key" (
    "id" BIGINT NOT NULL,
    "email" VARCHAR(40) NOT NULL,
    "role" TEXT NOT NULL,
    "team_id" BIGINT NOT NULL,
    "age" BIGINT NOT NULL,
    "next" BIGINT NOT NULL,
    "_retired_20250101000002_note" TEXT,
    CONSTRAINT "_retired_20250101000002_account_email_role_key_pkey" PRIMARY KEY ("id")
);
WITH "moved" AS (
    DELETE FROM "account"
    WHERE "id" IN (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "email", "role" ORDER BY "age" DESC, "id" DESC) AS "_migrator_place"
            FROM "account"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
)
INSERT INTO "_retired_20250101000002_account_email_role_key" ("id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
FROM "moved";
-- check: `email`, `role` occur together more than once in `account`
SELECT "email", "role", count(*) AS "rows"
FROM "account"
GROUP BY "email", "role"
HAVING count(*) > 1;
-- check: rows of `account` fail the check `account_age_check`
SELECT "id", "age"
FROM "account"
WHERE NOT (age >= 0);
-- check: `team_id` of `account` refers to rows that `team` does not have
SELECT "id", "team_id"
FROM "account"
WHERE "team_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "account"."team_id");
ALTER TABLE "account" ADD CONSTRAINT "account_age_check" CHECK (age >= 0);
CREATE UNIQUE INDEX "account_email_role_key" ON "account" ("email", "role");
ALTER TABLE "account" ADD CONSTRAINT "account_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id");

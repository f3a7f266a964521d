ALTER TABLE "person" RENAME TO "account";
ALTER TABLE "account" RENAME COLUMN "mail" TO "email";
-- check: `next` of `account` is required and has no value
SELECT "id"
FROM (SELECT "id", age + 1 AS "next" FROM "account") AS "account"
WHERE "next" IS NULL;
-- rebuild `account` (id, email, role, team_id, age, note)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "team_id" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    "next" INTEGER NOT NULL GENERATED ALWAYS AS (age + 1) STORED,
    "note" TEXT
);
INSERT INTO "_new_account" ("id", "email", "role", "team_id", "age", "note")
SELECT "id", "email", "role", "team_id", "age", "note"
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
-- end of the rebuild
ALTER TABLE "account" RENAME COLUMN "note" TO "_retired_20250101000002_note";
CREATE TABLE "_retired_20250101000002_account_age_check" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "team_id" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    "next" INTEGER NOT NULL,
    "_retired_20250101000002_note" TEXT
);
INSERT INTO "_retired_20250101000002_account_age_check" ("id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
FROM "account"
WHERE "id" IN (
    SELECT "id"
    FROM "account"
    WHERE NOT (age >= 0)
);
DELETE FROM "account"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_account_age_check");
CREATE TABLE "_retired_20250101000002_account_team_id_fkey" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "team_id" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    "next" INTEGER NOT NULL,
    "_retired_20250101000002_note" TEXT
);
INSERT INTO "_retired_20250101000002_account_team_id_fkey" ("id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
FROM "account"
WHERE "id" IN (
    SELECT "id"
    FROM "account"
    WHERE "team_id" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "account"."team_id")
);
DELETE FROM "account"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_account_team_id_fkey");
CREATE TABLE "_retired_20250101000002_account_email_role_key" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "team_id" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    "next" INTEGER NOT NULL,
    "_retired_20250101000002_note" TEXT
);
INSERT INTO "_retired_20250101000002_account_email_role_key" ("id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "next", "_retired_20250101000002_note"
FROM "account"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY "email", "role" ORDER BY "age" DESC, "id" DESC) AS "_migrator_place"
        FROM "account"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
DELETE FROM "account"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_account_email_role_key");
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
-- rebuild `account` (id, email, role, team_id, age, next, _retired_20250101000002_note)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "team_id" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    "next" INTEGER NOT NULL GENERATED ALWAYS AS (age + 1) STORED,
    "_retired_20250101000002_note" TEXT,
    CONSTRAINT "account_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id"),
    CONSTRAINT "account_age_check" CHECK (age >= 0)
);
INSERT INTO "_new_account" ("id", "email", "role", "team_id", "age", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "_retired_20250101000002_note"
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
CREATE UNIQUE INDEX "account_email_role_key" ON "account" ("email", "role");
-- end of the rebuild

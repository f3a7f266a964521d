-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_account_email_role_key" AS "kept"
WHERE EXISTS (SELECT 1 FROM "account" WHERE "account"."id" = "kept"."id");
-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_account_team_id_fkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "account" WHERE "account"."id" = "kept"."id");
-- check: rows of `account` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_account_age_check" AS "kept"
WHERE EXISTS (SELECT 1 FROM "account" WHERE "account"."id" = "kept"."id");
DROP INDEX "account_email_role_key";
-- rebuild `account` (id, email, role, team_id, age, next, _retired_20250101000002_note)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "team_id" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    "next" INTEGER NOT NULL GENERATED ALWAYS AS (age + 1) STORED,
    "_retired_20250101000002_note" TEXT
);
INSERT INTO "_new_account" ("id", "email", "role", "team_id", "age", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "_retired_20250101000002_note"
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
-- end of the rebuild
INSERT INTO "account" ("id", "email", "role", "team_id", "age", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "_retired_20250101000002_note"
FROM "_retired_20250101000002_account_email_role_key";
DELETE FROM "_retired_20250101000002_account_email_role_key";
INSERT INTO "account" ("id", "email", "role", "team_id", "age", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "_retired_20250101000002_note"
FROM "_retired_20250101000002_account_team_id_fkey";
DELETE FROM "_retired_20250101000002_account_team_id_fkey";
INSERT INTO "account" ("id", "email", "role", "team_id", "age", "_retired_20250101000002_note")
SELECT "id", "email", "role", "team_id", "age", "_retired_20250101000002_note"
FROM "_retired_20250101000002_account_age_check";
DELETE FROM "_retired_20250101000002_account_age_check";
ALTER TABLE "account" RENAME TO "person";
ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_note" TO "note";
ALTER TABLE "person" RENAME COLUMN "email" TO "mail";
-- check: `age` of `person` does not fit int32
SELECT "id", "age"
FROM "person"
WHERE "age" IS NOT NULL AND ("age" BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- rebuild `person` (id, mail, role, team_id, age, next, note)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mail" TEXT NOT NULL,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "team_id" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    "note" TEXT,
    "next" INTEGER
);
INSERT INTO "_new_person" ("id", "mail", "role", "team_id", "age", "note", "next")
SELECT "id", "mail", "role", "team_id", "age", "note", "next"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
ALTER TABLE "person" RENAME COLUMN "next" TO "_retired_20250101000002_next";

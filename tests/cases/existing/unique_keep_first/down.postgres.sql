-- check: rows of `member` that were kept aside have a primary key that was given again
SELECT "kept"."org", "kept"."name"
FROM "_retired_20250101000002_member_org_email_key" AS "kept"
WHERE EXISTS (SELECT 1 FROM "member" WHERE "member"."org" = "kept"."org" AND "member"."name" = "kept"."name");
DROP INDEX "member_org_email_key";
LOCK TABLE "member" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_member_org_email_key"
    RETURNING "org", "name", "email", "phone"
)
INSERT INTO "member" ("org", "name", "email", "phone")
SELECT "org", "name", "email", "phone"
FROM "moved";

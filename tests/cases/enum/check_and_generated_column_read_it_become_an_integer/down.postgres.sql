-- check: rows of `account` fail the check `account_plan_check`
SELECT "id", "plan", "seats"
FROM (SELECT "id", CAST(CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS TEXT) AS "plan", "seats" FROM "account") AS "account"
WHERE NOT (plan <> 'Free' OR seats < 3);
ALTER TABLE "account"
    DROP CONSTRAINT "account_plan_check",
    DROP CONSTRAINT "account_plan_values";
CREATE TYPE "kind" AS ENUM ('Free', 'Paid');
ALTER TABLE "account"
    DROP COLUMN "billed",
    ALTER COLUMN "plan" TYPE "kind" USING CAST(CAST(CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS TEXT) AS "kind"),
    ADD COLUMN "billed" INTEGER GENERATED ALWAYS AS (CASE WHEN plan = 'Free' THEN 0 ELSE seats END) STORED,
    ADD CONSTRAINT "account_plan_check" CHECK (plan <> 'Free' OR seats < 3);

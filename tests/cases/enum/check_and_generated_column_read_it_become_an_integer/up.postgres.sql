-- check: rows of `account` fail the check `account_plan_check`
SELECT "id", "plan", "seats"
FROM (SELECT "id", CAST(CASE CAST("plan" AS TEXT) WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS SMALLINT) AS "plan", "seats" FROM "account") AS "account"
WHERE NOT (plan <> 0 OR seats < 3);
ALTER TABLE "account" DROP CONSTRAINT "account_plan_check";
ALTER TABLE "account"
    DROP COLUMN "billed",
    ALTER COLUMN "plan" TYPE SMALLINT USING CASE CAST("plan" AS TEXT) WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END,
    ADD COLUMN "billed" INTEGER GENERATED ALWAYS AS (CASE WHEN plan = 0 THEN 0 ELSE seats END) STORED,
    ADD CONSTRAINT "account_plan_check" CHECK (plan <> 0 OR seats < 3),
    ADD CONSTRAINT "account_plan_values" CHECK ("plan" IN (0, 1));
DROP TYPE "kind";

-- check: `owner` occurs more than once in `account`
SELECT "owner", count(*) AS "rows"
FROM (SELECT "owner", CAST(CASE CAST("plan" AS TEXT) WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS SMALLINT) AS "plan" FROM "account") AS "account"
WHERE (plan = 0)
GROUP BY "owner"
HAVING count(*) > 1;
DROP INDEX "account_owner_key";
ALTER TABLE "account"
    ALTER COLUMN "plan" TYPE SMALLINT USING CASE CAST("plan" AS TEXT) WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END,
    ADD CONSTRAINT "account_plan_values" CHECK ("plan" IN (0, 1));
CREATE UNIQUE INDEX "account_owner_key" ON "account" ("owner") WHERE plan = 0;
DROP TYPE "kind";

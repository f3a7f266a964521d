-- check: `owner` occurs more than once in `account`
SELECT "owner", count(*) AS "rows"
FROM (SELECT "owner", CAST(CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS TEXT) AS "plan" FROM "account") AS "account"
WHERE (plan = 'Free')
GROUP BY "owner"
HAVING count(*) > 1;
ALTER TABLE "account" DROP CONSTRAINT "account_plan_values";
DROP INDEX "account_owner_key";
CREATE TYPE "kind" AS ENUM ('Free', 'Paid');
ALTER TABLE "account" ALTER COLUMN "plan" TYPE "kind" USING CAST(CAST(CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS TEXT) AS "kind");
CREATE UNIQUE INDEX "account_owner_key" ON "account" ("owner") WHERE plan = 'Free';

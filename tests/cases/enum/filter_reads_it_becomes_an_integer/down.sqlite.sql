-- check: `owner` occurs more than once in `account`
SELECT "owner", count(*) AS "rows"
FROM (SELECT "owner", CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS "plan" FROM "account") AS "account"
WHERE (plan = 'Free')
GROUP BY "owner"
HAVING count(*) > 1;
DROP INDEX "account_owner_key";
-- rebuild `account` (id, owner, plan)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner" INTEGER NOT NULL,
    "plan" TEXT NOT NULL CONSTRAINT "kind" CHECK ("plan" IN ('Free', 'Paid'))
);
INSERT INTO "_new_account" ("id", "owner", "plan")
SELECT "id", "owner", CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
CREATE INDEX "account_plan_idx" ON "account" ("plan");
CREATE UNIQUE INDEX "account_owner_key" ON "account" ("owner") WHERE plan = 'Free';
-- end of the rebuild

-- check: rows of `account` fail the check `account_plan_check`
SELECT "id", "plan", "seats"
FROM (SELECT "id", CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END AS "plan", "seats" FROM "account") AS "account"
WHERE NOT (plan <> 'Free' OR seats < 3);
-- rebuild `account` (id, plan, seats, billed)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "plan" TEXT NOT NULL CONSTRAINT "kind" CHECK ("plan" IN ('Free', 'Paid')),
    "seats" INTEGER NOT NULL,
    "billed" INTEGER GENERATED ALWAYS AS (CASE WHEN plan = 'Free' THEN 0 ELSE seats END) STORED,
    CONSTRAINT "account_plan_check" CHECK (plan <> 'Free' OR seats < 3)
);
INSERT INTO "_new_account" ("id", "plan", "seats")
SELECT "id", CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END, "seats"
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
-- end of the rebuild

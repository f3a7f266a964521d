-- check: rows of `account` fail the check `account_plan_check`
SELECT "id", "plan", "seats"
FROM (SELECT "id", CASE "plan" WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END AS "plan", "seats" FROM "account") AS "account"
WHERE NOT (plan <> 0 OR seats < 3);
-- rebuild `account` (id, plan, seats, billed)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "plan" INTEGER NOT NULL,
    "seats" INTEGER NOT NULL,
    "billed" INTEGER GENERATED ALWAYS AS (CASE WHEN plan = 0 THEN 0 ELSE seats END) STORED,
    CONSTRAINT "account_plan_check" CHECK (plan <> 0 OR seats < 3),
    CONSTRAINT "account_plan_values" CHECK ("plan" IN (0, 1))
);
INSERT INTO "_new_account" ("id", "plan", "seats")
SELECT "id", CASE "plan" WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END, "seats"
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
-- end of the rebuild

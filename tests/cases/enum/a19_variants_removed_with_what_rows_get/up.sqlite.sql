-- check: `plan` of `account` is required and has no value
SELECT "id"
FROM "account"
WHERE CASE "plan" WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE "plan" END IS NULL;
-- check: `plan` of `account` is not one of free, paid
SELECT "id", "plan"
FROM (SELECT "id", CASE "plan" WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE "plan" END AS "plan" FROM "account") AS "account"
WHERE "plan" NOT IN ('free', 'paid');
-- check: `upgrade_to` of `offer` is not one of free, paid
SELECT "code", "upgrade_to"
FROM (SELECT "code", CASE "upgrade_to" WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE "upgrade_to" END AS "upgrade_to" FROM "offer") AS "offer"
WHERE "upgrade_to" NOT IN ('free', 'paid');
-- rebuild `account` (id, plan)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "plan" TEXT NOT NULL DEFAULT 'free' CONSTRAINT "plan" CHECK ("plan" IN ('free', 'paid')),
    "_retired_20250101000002_plan" TEXT
);
INSERT INTO "_new_account" ("id", "plan", "_retired_20250101000002_plan")
SELECT "id", CASE "plan" WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE "plan" END, "plan"
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
CREATE INDEX "account_plan_id_idx" ON "account" ("plan", "id");
-- end of the rebuild
-- rebuild `offer` (code, upgrade_to)
CREATE TABLE "_new_offer" (
    "code" INTEGER NOT NULL PRIMARY KEY,
    "upgrade_to" TEXT CONSTRAINT "plan" CHECK ("upgrade_to" IN ('free', 'paid')),
    "_retired_20250101000002_upgrade_to" TEXT
);
INSERT INTO "_new_offer" (
    "code",
    "upgrade_to",
    "_retired_20250101000002_upgrade_to"
)
SELECT
    "code",
    CASE "upgrade_to" WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE "upgrade_to" END,
    "upgrade_to"
FROM "offer";
DROP TABLE "offer";
ALTER TABLE "_new_offer" RENAME TO "offer";
-- end of the rebuild

-- check: `upgrade_to` of `offer` is not one of free, trial_month, gold!, paid
SELECT "code", "upgrade_to"
FROM (SELECT "code", CAST(CASE WHEN CASE CAST("_retired_20250101000002_upgrade_to" AS TEXT) WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE CAST("_retired_20250101000002_upgrade_to" AS TEXT) END IS NOT DISTINCT FROM CAST("upgrade_to" AS TEXT) THEN CAST("_retired_20250101000002_upgrade_to" AS TEXT) ELSE CAST("upgrade_to" AS TEXT) END AS TEXT) AS "upgrade_to" FROM "offer") AS "offer"
WHERE CAST("upgrade_to" AS TEXT) NOT IN ('free', 'trial_month', 'gold!', 'paid');
-- check: `plan` of `account` is required and has no value
SELECT "id"
FROM "account"
WHERE CASE WHEN CASE CAST("_retired_20250101000002_plan" AS TEXT) WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE CAST("_retired_20250101000002_plan" AS TEXT) END IS NOT DISTINCT FROM CAST("plan" AS TEXT) THEN CAST("_retired_20250101000002_plan" AS TEXT) ELSE CAST("plan" AS TEXT) END IS NULL;
-- check: `plan` of `account` is not one of free, trial_month, gold!, paid
SELECT "id", "plan"
FROM (SELECT "id", CAST(CASE WHEN CASE CAST("_retired_20250101000002_plan" AS TEXT) WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE CAST("_retired_20250101000002_plan" AS TEXT) END IS NOT DISTINCT FROM CAST("plan" AS TEXT) THEN CAST("_retired_20250101000002_plan" AS TEXT) ELSE CAST("plan" AS TEXT) END AS TEXT) AS "plan" FROM "account") AS "account"
WHERE CAST("plan" AS TEXT) NOT IN ('free', 'trial_month', 'gold!', 'paid');
DROP INDEX "account_plan_id_idx";
ALTER TYPE "plan" RENAME TO "_migrator_old_plan";
CREATE TYPE "plan" AS ENUM ('free', 'trial_month', 'gold!', 'paid');
UPDATE "offer" SET "_retired_20250101000002_upgrade_to" = CASE WHEN CASE CAST("_retired_20250101000002_upgrade_to" AS TEXT) WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE CAST("_retired_20250101000002_upgrade_to" AS TEXT) END IS NOT DISTINCT FROM CAST("upgrade_to" AS TEXT) THEN CAST("_retired_20250101000002_upgrade_to" AS TEXT) ELSE CAST("upgrade_to" AS TEXT) END;
ALTER TABLE "offer" RENAME COLUMN "upgrade_to" TO "_retired_after_20250101000002_upgrade_to";
ALTER TABLE "offer" RENAME COLUMN "_retired_20250101000002_upgrade_to" TO "upgrade_to";
ALTER TABLE "offer"
    ALTER COLUMN "upgrade_to" TYPE "plan" USING CAST(CAST("upgrade_to" AS TEXT) AS "plan"),
    ALTER COLUMN "_retired_after_20250101000002_upgrade_to" TYPE TEXT;
UPDATE "account" SET "_retired_20250101000002_plan" = CASE WHEN CASE CAST("_retired_20250101000002_plan" AS TEXT) WHEN 'trial_month' THEN 'free' WHEN 'gold!' THEN 'paid' ELSE CAST("_retired_20250101000002_plan" AS TEXT) END IS NOT DISTINCT FROM CAST("plan" AS TEXT) THEN CAST("_retired_20250101000002_plan" AS TEXT) ELSE CAST("plan" AS TEXT) END;
ALTER TABLE "account" RENAME COLUMN "plan" TO "_retired_after_20250101000002_plan";
ALTER TABLE "account" RENAME COLUMN "_retired_20250101000002_plan" TO "plan";
ALTER TABLE "account"
    ALTER COLUMN "plan" TYPE "plan" USING CAST(CAST("plan" AS TEXT) AS "plan"),
    ALTER COLUMN "plan" SET DEFAULT 'free',
    ALTER COLUMN "plan" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_plan" DROP DEFAULT,
    ALTER COLUMN "_retired_after_20250101000002_plan" DROP NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_plan" TYPE TEXT;
CREATE INDEX "account_plan_id_idx" ON "account" ("plan", "id");
DROP TYPE "_migrator_old_plan";

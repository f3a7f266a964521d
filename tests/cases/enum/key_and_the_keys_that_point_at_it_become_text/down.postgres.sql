ALTER TABLE "account"
    DROP CONSTRAINT "account_plan_fkey",
    DROP CONSTRAINT "account_next_fkey";
ALTER TABLE "account"
    DROP CONSTRAINT "account_plan_values",
    DROP CONSTRAINT "account_next_values";
ALTER TABLE "plan" DROP CONSTRAINT "plan_kind_values";
CREATE TYPE "kind" AS ENUM ('Free', 'Paid');
ALTER TABLE "account"
    ALTER COLUMN "plan" TYPE "kind" USING CAST(CAST("plan" AS TEXT) AS "kind"),
    ALTER COLUMN "next" TYPE "kind" USING CAST(CAST("next" AS TEXT) AS "kind");
ALTER TABLE "plan" ALTER COLUMN "kind" TYPE "kind" USING CAST(CAST("kind" AS TEXT) AS "kind");
ALTER TABLE "account"
    ADD CONSTRAINT "account_plan_fkey" FOREIGN KEY ("plan") REFERENCES "plan" ("kind") ON DELETE CASCADE,
    ADD CONSTRAINT "account_next_fkey" FOREIGN KEY ("next") REFERENCES "plan" ("kind");

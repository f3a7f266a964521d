ALTER TABLE "account"
    DROP CONSTRAINT "account_plan_fkey",
    DROP CONSTRAINT "account_next_fkey";
ALTER TABLE "plan"
    ALTER COLUMN "kind" TYPE TEXT USING CAST("kind" AS TEXT),
    ADD CONSTRAINT "plan_kind_values" CHECK ("kind" IN ('Free', 'Paid'));
ALTER TABLE "account"
    ALTER COLUMN "plan" TYPE TEXT USING CAST("plan" AS TEXT),
    ALTER COLUMN "next" TYPE TEXT USING CAST("next" AS TEXT),
    ADD CONSTRAINT "account_plan_values" CHECK ("plan" IN ('Free', 'Paid')),
    ADD CONSTRAINT "account_next_values" CHECK ("next" IN ('Free', 'Paid'));
ALTER TABLE "account"
    ADD CONSTRAINT "account_plan_fkey" FOREIGN KEY ("plan") REFERENCES "plan" ("kind") ON DELETE CASCADE,
    ADD CONSTRAINT "account_next_fkey" FOREIGN KEY ("next") REFERENCES "plan" ("kind");
DROP TYPE "kind";

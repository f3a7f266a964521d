ALTER TABLE "account"
    DROP CONSTRAINT "account_plan_fkey",
    DROP CONSTRAINT "account_next_fkey";
ALTER TABLE "account"
    ALTER COLUMN "plan" TYPE SMALLINT USING CASE CAST("plan" AS TEXT) WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END,
    ALTER COLUMN "next" TYPE SMALLINT USING CASE CAST("next" AS TEXT) WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END,
    ADD CONSTRAINT "account_plan_values" CHECK ("plan" IN (0, 1)),
    ADD CONSTRAINT "account_next_values" CHECK ("next" IN (0, 1));
ALTER TABLE "plan"
    ALTER COLUMN "kind" TYPE SMALLINT USING CASE CAST("kind" AS TEXT) WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END,
    ADD CONSTRAINT "plan_kind_values" CHECK ("kind" IN (0, 1));
ALTER TABLE "account"
    ADD CONSTRAINT "account_plan_fkey" FOREIGN KEY ("plan") REFERENCES "plan" ("kind") ON DELETE CASCADE,
    ADD CONSTRAINT "account_next_fkey" FOREIGN KEY ("next") REFERENCES "plan" ("kind");
DROP TYPE "kind";

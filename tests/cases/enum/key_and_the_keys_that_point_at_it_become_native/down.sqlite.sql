-- rebuild `account` (id, plan, next)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "plan" INTEGER NOT NULL,
    "next" INTEGER,
    CONSTRAINT "account_plan_fkey" FOREIGN KEY ("plan") REFERENCES "plan" ("kind") ON DELETE CASCADE,
    CONSTRAINT "account_next_fkey" FOREIGN KEY ("next") REFERENCES "plan" ("kind"),
    CONSTRAINT "account_plan_values" CHECK ("plan" IN (0, 1)),
    CONSTRAINT "account_next_values" CHECK ("next" IN (0, 1))
);
INSERT INTO "_new_account" (
    "id",
    "plan",
    "next"
)
SELECT
    "id",
    CASE "plan" WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END,
    CASE "next" WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
CREATE UNIQUE INDEX "account_next_key" ON "account" ("next");
-- end of the rebuild
-- rebuild `plan` (kind, seats)
CREATE TABLE "_new_plan" (
    "kind" INTEGER NOT NULL PRIMARY KEY,
    "seats" INTEGER NOT NULL,
    CONSTRAINT "plan_kind_values" CHECK ("kind" IN (0, 1))
);
INSERT INTO "_new_plan" ("kind", "seats")
SELECT CASE "kind" WHEN 'Free' THEN 0 WHEN 'Paid' THEN 1 END, "seats"
FROM "plan";
DROP TABLE "plan";
ALTER TABLE "_new_plan" RENAME TO "plan";
-- end of the rebuild

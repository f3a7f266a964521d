-- rebuild `plan` (kind, seats)
CREATE TABLE "_new_plan" (
    "kind" TEXT NOT NULL PRIMARY KEY CONSTRAINT "kind" CHECK ("kind" IN ('Free', 'Paid')),
    "seats" INTEGER NOT NULL
);
INSERT INTO "_new_plan" ("kind", "seats")
SELECT CASE "kind" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END, "seats"
FROM "plan";
DROP TABLE "plan";
ALTER TABLE "_new_plan" RENAME TO "plan";
-- end of the rebuild
-- rebuild `account` (id, plan, next)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "plan" TEXT NOT NULL CONSTRAINT "kind" CHECK ("plan" IN ('Free', 'Paid')),
    "next" TEXT CONSTRAINT "kind" CHECK ("next" IN ('Free', 'Paid')),
    CONSTRAINT "account_plan_fkey" FOREIGN KEY ("plan") REFERENCES "plan" ("kind") ON DELETE CASCADE,
    CONSTRAINT "account_next_fkey" FOREIGN KEY ("next") REFERENCES "plan" ("kind")
);
INSERT INTO "_new_account" (
    "id",
    "plan",
    "next"
)
SELECT
    "id",
    CASE "plan" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END,
    CASE "next" WHEN 0 THEN 'Free' WHEN 1 THEN 'Paid' END
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
CREATE UNIQUE INDEX "account_next_key" ON "account" ("next");
-- end of the rebuild

ALTER TABLE "_retired_20250101000002_user_account" RENAME TO "user_account";
ALTER TABLE "user_account" RENAME CONSTRAINT "_retired_20250101000002_user_account_pkey" TO "user_account_pkey";
-- check: `emailAddress` occurs more than once in `user_account`
SELECT "emailAddress", count(*) AS "rows"
FROM "user_account"
GROUP BY "emailAddress"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "user_account_emailAddress_key" ON "user_account" ("emailAddress");
CREATE INDEX "user_account_firstName_idx" ON "user_account" ("firstName");

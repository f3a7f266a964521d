ALTER TABLE "_retired_20250101000002_user_account" RENAME TO "user_account";
-- check: `emailAddress` occurs more than once in `user_account`
SELECT "emailAddress", count(*) AS "rows"
FROM "user_account"
GROUP BY "emailAddress"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "user_account_emailAddress_key" ON "user_account" ("emailAddress");
CREATE INDEX "user_account_firstName_idx" ON "user_account" ("firstName");

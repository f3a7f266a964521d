CREATE TABLE "user_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "firstName" TEXT NOT NULL,
    "emailAddress" TEXT NOT NULL
);
CREATE UNIQUE INDEX "user_account_emailAddress_key" ON "user_account" ("emailAddress");
CREATE INDEX "user_account_firstName_idx" ON "user_account" ("firstName");

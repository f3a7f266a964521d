-- rebuild `user` (id, email, age, gone, _retired_after_20250101000002_age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "age" INTEGER NOT NULL DEFAULT 0,
    "gone" BOOLEAN NOT NULL,
    "_retired_20250101000002_age" INTEGER
);
INSERT INTO "_new_user" ("id", "email", "age", "gone", "_retired_20250101000002_age")
SELECT "id", "email", COALESCE("age", "_retired_after_20250101000002_age", 0), "gone", "age"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
CREATE INDEX "user_age_email_idx" ON "user" ("age" DESC, "email");
-- end of the rebuild

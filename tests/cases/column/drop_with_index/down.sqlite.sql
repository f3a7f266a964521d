ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_a" TO "a";
-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "a" IS NULL;
-- rebuild `user` (id, b, a)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "b" INTEGER NOT NULL,
    "a" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "b", "a")
SELECT "id", "b", "a"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE INDEX "user_b_a_idx" ON "user" ("b", "a");
CREATE INDEX "user_a_idx" ON "user" ("a");
-- end of the rebuild

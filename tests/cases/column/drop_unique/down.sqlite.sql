ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_a" TO "a";
-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "a" IS NULL;
-- check: `a` occurs more than once in `user`
SELECT "a", count(*) AS "rows"
FROM "user"
GROUP BY "a"
HAVING count(*) > 1;
-- rebuild `user` (id, a)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "a")
SELECT "id", "a"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_a_key" ON "user" ("a");
-- end of the rebuild

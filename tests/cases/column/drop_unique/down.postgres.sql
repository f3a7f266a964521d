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
ALTER TABLE "user" ALTER COLUMN "a" SET NOT NULL;
CREATE UNIQUE INDEX "user_a_key" ON "user" ("a");

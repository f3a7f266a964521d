ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_age" TO "age";
-- check: `age` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "age" IS NULL;
-- check: rows of `user` fail the check `user_age_check`
SELECT "id", "age"
FROM "user"
WHERE NOT (age >= 0);
-- rebuild `user` (id, x, age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "age" INTEGER NOT NULL,
    CONSTRAINT "user_age_check" CHECK (age >= 0)
);
INSERT INTO "_new_user" ("id", "x", "age")
SELECT "id", "x", "age"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

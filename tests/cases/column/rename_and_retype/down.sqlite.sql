ALTER TABLE "user" RENAME COLUMN "years" TO "age";
-- check: `age` of `user` does not fit int64
SELECT "id", "age"
FROM "user"
WHERE "age" IS NOT NULL AND (CAST(CAST("age" AS INTEGER) AS TEXT) = "age") IS NOT TRUE;
-- rebuild `user` (id, age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "age" INTEGER NOT NULL
);
INSERT INTO "_new_user" ("id", "age")
SELECT "id", CAST("age" AS INTEGER)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("a", b) IS NULL;
-- check: `a` of `user` does not fit int64
SELECT "id", "a"
FROM (SELECT COALESCE("a", b) AS "a", "id" FROM "user") AS "user"
WHERE "a" IS NOT NULL AND ("a" = CAST("a" AS INTEGER)) IS NOT TRUE;
-- rebuild `user` (id, a, b, c)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER NOT NULL,
    "b" INTEGER,
    "c" BOOLEAN NOT NULL DEFAULT TRUE,
    "_retired_20250101000002_a" INTEGER,
    "_retired_20250101000002_c" BOOLEAN
);
INSERT INTO "_new_user" ("id", "a", "b", "c", "_retired_20250101000002_a", "_retired_20250101000002_c")
SELECT "id", COALESCE("a", b), "b", COALESCE("c", TRUE), "a", "c"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

-- check: `b` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "b" IS NULL;
-- rebuild `user` (id, a, b, c, _retired_20250101000002_a, _retired_20250101000002_c)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER,
    "b" INTEGER NOT NULL,
    "c" BOOLEAN,
    "_retired_after_20250101000002_c" BOOLEAN,
    "_retired_after_20250101000002_a" INTEGER
);
INSERT INTO "_new_user" (
    "id",
    "a",
    "b",
    "c",
    "_retired_after_20250101000002_c",
    "_retired_after_20250101000002_a"
)
SELECT
    "id",
    CASE WHEN "_retired_20250101000002_a" IS NULL AND "a" IS (b) THEN NULL ELSE "a" END,
    "b",
    CASE WHEN "_retired_20250101000002_c" IS NULL AND "c" IS (TRUE) THEN NULL ELSE "c" END,
    "c",
    "a"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

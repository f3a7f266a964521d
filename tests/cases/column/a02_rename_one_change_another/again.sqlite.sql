ALTER TABLE "user" RENAME COLUMN "name" TO "full_name";
-- rebuild `user` (id, full_name, age, _retired_after_20250101000002_age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "full_name" TEXT NOT NULL,
    "age" INTEGER NOT NULL DEFAULT 0,
    "_retired_20250101000002_age" INTEGER
);
INSERT INTO "_new_user" ("id", "full_name", "age", "_retired_20250101000002_age")
SELECT "id", "full_name", COALESCE("age", "_retired_after_20250101000002_age", 0), "age"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

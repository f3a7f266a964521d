ALTER TABLE "user" RENAME COLUMN "full_name" TO "name";
-- rebuild `user` (id, name, age, _retired_20250101000002_age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "age" INTEGER,
    "_retired_after_20250101000002_age" INTEGER
);
INSERT INTO "_new_user" (
    "id",
    "name",
    "age",
    "_retired_after_20250101000002_age"
)
SELECT
    "id",
    "name",
    CASE WHEN "_retired_20250101000002_age" IS NULL AND "age" IS (0) THEN NULL ELSE "age" END,
    "age"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

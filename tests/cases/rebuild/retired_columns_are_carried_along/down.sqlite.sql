-- rebuild `user` (id, name, _retired_20250101000002_phone, _retired_20250101000002_age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT,
    "_retired_20250101000002_phone" TEXT,
    "_retired_20250101000002_age" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "_retired_20250101000002_phone", "_retired_20250101000002_age")
SELECT "id", "name", "_retired_20250101000002_phone", "_retired_20250101000002_age"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

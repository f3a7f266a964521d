-- rebuild `user` (id, age, x)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "age" INTEGER
);
INSERT INTO "_new_user" ("id", "x", "age")
SELECT "id", "x", "age"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "age" TO "_retired_20250101000002_age";

DROP INDEX "u_email_key";
-- rebuild `u` (id, x, email, level)
CREATE TABLE "_new_u" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "level" INTEGER,
    "email" TEXT
);
INSERT INTO "_new_u" ("id", "x", "level", "email")
SELECT "id", "x", "level", "email"
FROM "u";
DROP TABLE "u";
ALTER TABLE "_new_u" RENAME TO "u";
-- end of the rebuild
ALTER TABLE "u" RENAME COLUMN "level" TO "_retired_20250101000002_level";
ALTER TABLE "u" RENAME COLUMN "email" TO "_retired_20250101000002_email";

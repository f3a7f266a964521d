ALTER TABLE "u" RENAME COLUMN "_retired_20250101000002_email" TO "email";
ALTER TABLE "u" RENAME COLUMN "_retired_20250101000002_level" TO "level";
-- check: `email` occurs more than once in `u`
SELECT "email", count(*) AS "rows"
FROM "u"
WHERE "email" IS NOT NULL
GROUP BY "email"
HAVING count(*) > 1;
-- rebuild `u` (id, x, level, email)
CREATE TABLE "_new_u" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "email" TEXT,
    "level" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "_new_u" ("id", "x", "email", "level")
SELECT "id", "x", "email", COALESCE("level", 1)
FROM "u";
DROP TABLE "u";
ALTER TABLE "_new_u" RENAME TO "u";
CREATE UNIQUE INDEX "u_email_key" ON "u" ("email");
-- end of the rebuild

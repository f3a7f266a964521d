-- check: `role` of `user` is not one of Admin, Member
SELECT "id", "role"
FROM (SELECT "id", CASE WHEN "_retired_20250101000002_role" IS NULL AND "role" IS ('Member') THEN NULL ELSE "role" END AS "role" FROM "user") AS "user"
WHERE "role" NOT IN ('Admin', 'Member');
-- rebuild `user` (id, role, _retired_20250101000002_role)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "_retired_after_20250101000002_role" TEXT
);
INSERT INTO "_new_user" (
    "id",
    "role",
    "_retired_after_20250101000002_role"
)
SELECT
    "id",
    CASE WHEN "_retired_20250101000002_role" IS NULL AND "role" IS ('Member') THEN NULL ELSE "role" END,
    "role"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

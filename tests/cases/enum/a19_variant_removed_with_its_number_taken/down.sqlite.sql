-- check: `role` of `member` is not one of 1 (Published)
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND ("role" IN (1)) IS NOT TRUE;
-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL,
    CONSTRAINT "member_role_values" CHECK ("role" IN (1))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild

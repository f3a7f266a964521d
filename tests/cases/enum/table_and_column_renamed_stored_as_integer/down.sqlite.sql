ALTER TABLE "person" RENAME TO "member";
ALTER TABLE "member" RENAME COLUMN "previous" TO "former";
-- rebuild `member` (id, role, former)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL,
    "former" INTEGER,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1)),
    CONSTRAINT "member_former_values" CHECK ("former" IN (0, 1))
);
INSERT INTO "_new_member" ("id", "role", "former")
SELECT "id", "role", "former"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild

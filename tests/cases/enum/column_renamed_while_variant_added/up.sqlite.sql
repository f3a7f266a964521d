ALTER TABLE "member" RENAME COLUMN "role" TO "part";
-- rebuild `member` (id, part)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "part" TEXT NOT NULL CONSTRAINT "role" CHECK ("part" IN ('Admin', 'Editor', 'Reader', 'Guest'))
);
INSERT INTO "_new_member" ("id", "part")
SELECT "id", "part"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild

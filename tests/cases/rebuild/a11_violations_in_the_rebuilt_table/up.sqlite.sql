-- rebuild `child` (id, parent_id, note)
CREATE TABLE "_new_child" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER NOT NULL,
    "note" TEXT,
    CONSTRAINT "child_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "parent" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_child" ("id", "parent_id", "note")
SELECT "id", "parent_id", "note"
FROM "child";
DROP TABLE "child";
ALTER TABLE "_new_child" RENAME TO "child";
-- end of the rebuild

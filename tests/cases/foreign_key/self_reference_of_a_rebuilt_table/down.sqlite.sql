-- rebuild `user` (id, boss_id, name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "boss_id" INTEGER,
    "name" TEXT,
    CONSTRAINT "user_boss_id_fkey" FOREIGN KEY ("boss_id") REFERENCES "user" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_user" ("id", "boss_id", "name")
SELECT "id", "boss_id", "name"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

-- rebuild `user` (id, boss_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "boss_id" INTEGER
);
INSERT INTO "_new_user" ("id", "boss_id")
SELECT "id", "boss_id"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

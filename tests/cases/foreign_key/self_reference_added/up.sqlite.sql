-- check: `boss_id` of `user` refers to rows that `user` does not have
SELECT "id", "boss_id"
FROM "user"
WHERE "boss_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "user" AS "target" WHERE "target"."id" = "user"."boss_id");
-- rebuild `user` (id, boss_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "boss_id" INTEGER,
    CONSTRAINT "user_boss_id_fkey" FOREIGN KEY ("boss_id") REFERENCES "user" ("id") ON DELETE SET NULL
);
INSERT INTO "_new_user" ("id", "boss_id")
SELECT "id", "boss_id"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

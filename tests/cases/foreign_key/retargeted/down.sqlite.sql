-- check: `group_id` of `user` refers to rows that `team` does not have
SELECT "id", "group_id"
FROM "user"
WHERE "group_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "user"."group_id");
-- rebuild `user` (id, group_id)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "group_id" INTEGER NOT NULL,
    CONSTRAINT "user_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "team" ("id")
);
INSERT INTO "_new_user" ("id", "group_id")
SELECT "id", "group_id"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

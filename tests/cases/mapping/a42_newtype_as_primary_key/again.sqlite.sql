ALTER TABLE "_retired_20250101000002_u" RENAME TO "u";
ALTER TABLE "_retired_20250101000002_p" RENAME TO "p";
-- check: `user_id` of `p` refers to rows that `u` does not have
SELECT "id", "user_id"
FROM "p"
WHERE "user_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "u" AS "target" WHERE "target"."id" = "p"."user_id");
-- rebuild `p` (id, user_id)
CREATE TABLE "_new_p" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    CONSTRAINT "p_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "u" ("id")
);
INSERT INTO "_new_p" ("id", "user_id")
SELECT "id", "user_id"
FROM "p";
DROP TABLE "p";
ALTER TABLE "_new_p" RENAME TO "p";
-- end of the rebuild

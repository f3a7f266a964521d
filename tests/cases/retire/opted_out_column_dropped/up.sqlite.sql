DROP INDEX "session_user_id_idx";
DROP INDEX "session_token_key";
-- rebuild `session` (id, user_id, token, seen)
CREATE TABLE "_new_session" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "seen" INTEGER NOT NULL
);
INSERT INTO "_new_session" ("id", "seen")
SELECT "id", "seen"
FROM "session";
DROP TABLE "session";
ALTER TABLE "_new_session" RENAME TO "session";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "phone" TO "_retired_20250101000002_phone";

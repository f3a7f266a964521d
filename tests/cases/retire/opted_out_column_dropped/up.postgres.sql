ALTER TABLE "session" DROP CONSTRAINT "session_user_id_fkey";
DROP INDEX "session_user_id_idx";
DROP INDEX "session_token_key";
ALTER TABLE "session"
    DROP COLUMN "user_id",
    DROP COLUMN "token";
ALTER TABLE "user" RENAME COLUMN "phone" TO "_retired_20250101000002_phone";

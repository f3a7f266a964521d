ALTER TABLE "session" DROP CONSTRAINT "session_device_id_fkey";
DROP TABLE "device";
ALTER TABLE "session"
    DROP COLUMN "number",
    DROP COLUMN "device_id";

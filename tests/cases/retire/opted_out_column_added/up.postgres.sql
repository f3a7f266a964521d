-- check: `number` of `session` is required and has no value
SELECT "id"
FROM "session"
WHERE seen + 1 IS NULL;
CREATE TABLE "device" (
    "id" BIGINT NOT NULL,
    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "session"
    ADD COLUMN "number" BIGINT,
    ADD COLUMN "device_id" BIGINT;
UPDATE "session" SET "number" = seen + 1;
ALTER TABLE "session" ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "session" ADD CONSTRAINT "session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device" ("id");

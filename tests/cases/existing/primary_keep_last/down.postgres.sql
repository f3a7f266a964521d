ALTER TABLE "setting" DROP CONSTRAINT "setting_pkey";
LOCK TABLE "setting" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_setting_pkey"
    RETURNING "tenant", "name", "value", "written_at"
)
INSERT INTO "setting" ("tenant", "name", "value", "written_at")
SELECT "tenant", "name", "value", "written_at"
FROM "moved";

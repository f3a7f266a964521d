-- check: `team_id` of `b` is required and has no value
SELECT "id"
FROM "b"
WHERE "team_id" IS NULL;
ALTER TABLE "b" ALTER COLUMN "team_id" SET NOT NULL;
ALTER TABLE "a" ALTER COLUMN "team_id" DROP NOT NULL;

-- check: `team_id` of `a` is required and has no value
SELECT "id"
FROM "a"
WHERE "team_id" IS NULL;
ALTER TABLE "a" ALTER COLUMN "team_id" SET NOT NULL;
ALTER TABLE "b" ALTER COLUMN "team_id" DROP NOT NULL;

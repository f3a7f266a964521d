-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "name" IS NULL;
ALTER TABLE "user" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "team" RENAME TO "_retired_20250101000002_team";
ALTER TABLE "_retired_20250101000002_team" RENAME CONSTRAINT "team_pkey" TO "_retired_20250101000002_team_pkey";

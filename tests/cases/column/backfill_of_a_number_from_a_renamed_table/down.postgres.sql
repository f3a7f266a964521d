ALTER TABLE "squad" RENAME TO "team";
ALTER TABLE "team" RENAME CONSTRAINT "squad_pkey" TO "team_pkey";
ALTER TABLE "team" RENAME COLUMN "seats" TO "places";
ALTER TABLE "user" ALTER COLUMN "seats" DROP NOT NULL;
ALTER TABLE "user" RENAME COLUMN "seats" TO "_retired_20250101000002_seats";

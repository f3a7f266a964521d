CREATE TYPE "role" AS ENUM ('Admin', 'Member');
ALTER TABLE "user" ADD COLUMN "role" "role" NOT NULL DEFAULT 'Member';

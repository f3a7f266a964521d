ALTER TABLE "address" ADD COLUMN "street" TEXT;
UPDATE "address" SET "street" = (SELECT street FROM "user" WHERE "user".id = address.user_id);
ALTER TABLE "user" RENAME COLUMN "street" TO "_retired_20250101000002_street";

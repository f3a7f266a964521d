CREATE SCHEMA IF NOT EXISTS "sales";
ALTER TABLE "billing"."invoice" SET SCHEMA "sales";

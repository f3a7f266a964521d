CREATE SCHEMA IF NOT EXISTS "billing";
ALTER TABLE "sales"."invoice" SET SCHEMA "billing";

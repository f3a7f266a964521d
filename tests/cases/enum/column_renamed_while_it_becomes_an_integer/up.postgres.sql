ALTER TABLE "member" RENAME COLUMN "role" TO "kind";
ALTER INDEX "member_role_idx" RENAME TO "member_kind_idx";
ALTER TABLE "member"
    ALTER COLUMN "kind" TYPE SMALLINT USING CASE CAST("kind" AS TEXT) WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END,
    ADD CONSTRAINT "member_kind_values" CHECK ("kind" IN (0, 1));
DROP TYPE "role";

-- check: `roles` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE array_replace(CAST("roles" AS TEXT[]), 'Guest', 'Visitor') IS NULL;
-- check: `roles` of `user` holds something that is not one of Admin, Member, Visitor
SELECT "id", "roles"
FROM (SELECT "id", CAST(array_replace(CAST("roles" AS TEXT[]), 'Guest', 'Visitor') AS TEXT[]) AS "roles" FROM "user") AS "user"
WHERE EXISTS (SELECT 1 FROM unnest(CAST("roles" AS TEXT[])) AS item WHERE item NOT IN ('Admin', 'Member', 'Visitor'));
-- check: `former` of `user` holds something that is not one of Admin, Member, Visitor
SELECT "id", "former"
FROM (SELECT CAST(array_replace(CAST("former" AS TEXT[]), 'Guest', 'Visitor') AS TEXT[]) AS "former", "id" FROM "user") AS "user"
WHERE EXISTS (SELECT 1 FROM unnest(CAST("former" AS TEXT[])) AS item WHERE item NOT IN ('Admin', 'Member', 'Visitor'));
DROP INDEX "user_roles_idx";
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Member', 'Visitor');
ALTER TABLE "user"
    ADD COLUMN "_migrator_roles" "role"[],
    ADD COLUMN "_migrator_former" "role"[];
UPDATE "user" SET
    "_migrator_roles" = CAST(array_replace(CAST("roles" AS TEXT[]), 'Guest', 'Visitor') AS "role"[]),
    "_migrator_former" = CAST(array_replace(CAST("former" AS TEXT[]), 'Guest', 'Visitor') AS "role"[]);
ALTER TABLE "user" RENAME COLUMN "roles" TO "_retired_20250101000002_roles";
ALTER TABLE "user" RENAME COLUMN "_migrator_roles" TO "roles";
ALTER TABLE "user" RENAME COLUMN "former" TO "_retired_20250101000002_former";
ALTER TABLE "user" RENAME COLUMN "_migrator_former" TO "former";
ALTER TABLE "user"
    ALTER COLUMN "roles" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_roles" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_roles" TYPE TEXT[],
    ALTER COLUMN "_retired_20250101000002_former" TYPE TEXT[];
CREATE INDEX "user_roles_idx" ON "user" USING "gin" ("roles");
DROP TYPE "_migrator_old_role";

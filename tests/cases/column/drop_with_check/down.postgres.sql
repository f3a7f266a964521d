ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_age" TO "age";
-- check: `age` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "age" IS NULL;
-- check: rows of `user` fail the check `user_age_check`
SELECT "id", "age"
FROM "user"
WHERE NOT (age >= 0);
ALTER TABLE "user"
    ALTER COLUMN "age" SET NOT NULL,
    ADD CONSTRAINT "user_age_check" CHECK (age >= 0);

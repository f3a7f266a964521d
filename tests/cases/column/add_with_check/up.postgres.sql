-- check: rows of `user` fail the check `user_level_check`
SELECT "id", "level"
FROM (SELECT "id", CAST(1 AS INTEGER) AS "level" FROM "user") AS "user"
WHERE NOT (level > 0);
ALTER TABLE "user"
    ADD COLUMN "level" INTEGER NOT NULL DEFAULT 1,
    ADD CONSTRAINT "user_level_check" CHECK (level > 0);

-- check: rows of `my table.x` fail the check `x_100%; DROP_check`
SELECT "id", "100%; DROP"
FROM "my table"."x"
WHERE NOT ("100%; DROP" <> -1);
ALTER TABLE "my table"."x"
    ALTER COLUMN "first name" DROP NOT NULL,
    ADD CONSTRAINT "x_100%; DROP_check" CHECK ("100%; DROP" <> -1);

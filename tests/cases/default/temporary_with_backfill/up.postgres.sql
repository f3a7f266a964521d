CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST(id * 10 AS BIGINT)) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST(id * 10 AS BIGINT) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `weight` of `item` does not fit int64
SELECT "id"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `slug` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE lower(name) IS NULL;
-- check: `slug` of `item` does not fit text(40)
SELECT "id", "slug"
FROM (SELECT "id", CAST(lower(name) AS TEXT) AS "slug" FROM "item") AS "item"
WHERE "slug" IS NOT NULL AND (char_length(CAST("slug" AS TEXT)) <= 40) IS NOT TRUE;
-- check: `kind` of `item` is not one of Plain, Fancy
SELECT "id", "kind"
FROM (SELECT "id", CAST('Fancy' AS TEXT) AS "kind" FROM "item") AS "item"
WHERE CAST("kind" AS TEXT) NOT IN ('Plain', 'Fancy');
CREATE TYPE "kind" AS ENUM ('Plain', 'Fancy');
ALTER TABLE "item"
    ADD COLUMN "slug" VARCHAR(40),
    ADD COLUMN "size" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "kind" "kind",
    ADD COLUMN "made_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    ADD COLUMN "weight" BIGINT;
UPDATE "item" SET
    "slug" = lower(name),
    "kind" = CAST('Fancy' AS "kind");
ALTER TABLE "item"
    ALTER COLUMN "slug" SET DEFAULT 'none',
    ALTER COLUMN "slug" SET NOT NULL,
    ALTER COLUMN "kind" SET DEFAULT 'Plain',
    ALTER COLUMN "kind" SET NOT NULL;
-- in batches of 2 by id:
UPDATE "item" SET "weight" = id * 10 WHERE "weight" IS NULL;
LOCK TABLE "item" IN ACCESS EXCLUSIVE MODE;
-- in batches of 2 by id, in one transaction:
UPDATE "item" SET "weight" = id * 10 WHERE "weight" IS NULL;
-- check: `weight` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "weight" IS NULL;
ALTER TABLE "item"
    ALTER COLUMN "weight" SET DEFAULT (1 + 1),
    ALTER COLUMN "weight" SET NOT NULL;

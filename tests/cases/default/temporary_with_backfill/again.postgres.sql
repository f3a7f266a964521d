CREATE TYPE "kind" AS ENUM ('Plain', 'Fancy');
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_slug" TO "slug";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_size" TO "size";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_kind" TO "kind";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_made_at" TO "made_at";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_weight" TO "weight";
-- check: `slug` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("slug", CAST(lower(name) AS TEXT)) IS NULL;
-- check: `slug` of `item` does not fit text(40)
SELECT "id", "slug"
FROM (SELECT "id", CAST(COALESCE("slug", CAST(lower(name) AS TEXT)) AS TEXT) AS "slug" FROM "item") AS "item"
WHERE "slug" IS NOT NULL AND (char_length(CAST("slug" AS TEXT)) <= 40) IS NOT TRUE;
UPDATE "item" SET
    "slug" = COALESCE("slug", CAST(lower(name) AS TEXT)),
    "size" = COALESCE("size", 0),
    "kind" = COALESCE("kind", CAST('Fancy' AS TEXT)),
    "made_at" = COALESCE("made_at", now())
WHERE "slug" IS NULL OR "size" IS NULL OR "kind" IS NULL OR "made_at" IS NULL;
ALTER TABLE "item"
    ALTER COLUMN "slug" SET DEFAULT 'none',
    ALTER COLUMN "slug" SET NOT NULL,
    ALTER COLUMN "size" SET DEFAULT 0,
    ALTER COLUMN "size" SET NOT NULL,
    ALTER COLUMN "kind" TYPE "kind" USING CAST(CAST("kind" AS TEXT) AS "kind"),
    ALTER COLUMN "kind" SET DEFAULT 'Plain',
    ALTER COLUMN "kind" SET NOT NULL,
    ALTER COLUMN "made_at" SET DEFAULT now(),
    ALTER COLUMN "made_at" SET NOT NULL;
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CASE WHEN "weight" IS NULL THEN CAST(id * 10 AS BIGINT) END) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CASE WHEN "weight" IS NULL THEN CAST(id * 10 AS BIGINT) END FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `weight` of `item` does not fit int64
SELECT "id"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
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

-- check: `kind` of `shape` is not one of Circle, Square
SELECT "id", "kind"
FROM "shape"
WHERE "kind" IS NOT NULL AND ("kind" IN ('Circle', 'Square')) IS NOT TRUE;
-- check: rows of `shape` fail the check `shape_check`
SELECT "id", "kind", "radius"
FROM "shape"
WHERE NOT ((kind = 'Circle') = (radius IS NOT NULL));
CREATE TYPE "kind" AS ENUM ('Circle', 'Square');
ALTER TABLE "shape"
    ADD COLUMN "side" DOUBLE PRECISION,
    ALTER COLUMN "kind" TYPE "kind" USING CAST(CAST("kind" AS TEXT) AS "kind"),
    ADD CONSTRAINT "shape_check" CHECK ((kind = 'Circle') = (radius IS NOT NULL));

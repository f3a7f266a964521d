ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_greets" TO "greets";
-- check: `greets` of `shop` is required and has no value
SELECT "id"
FROM "shop"
WHERE COALESCE("greets", opens) IS NULL;
-- check: `greets` of `shop` does not fit time
SELECT "id", "greets"
FROM (SELECT COALESCE("greets", opens) AS "greets", "id" FROM "shop") AS "shop"
WHERE "greets" IS NOT NULL AND (typeof("greets") IN ('text') AND time("greets") IS NOT NULL AND "greets" GLOB '[0-2][0-9]:[0-5][0-9]*' AND substr("greets", 1, 2) < '24') IS NOT TRUE;
-- rebuild `shop` (id, opens, greets)
CREATE TABLE "_new_shop" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "opens" TIME NOT NULL,
    "greets" TIME NOT NULL
);
INSERT INTO "_new_shop" ("id", "opens", "greets")
SELECT "id", "opens", COALESCE("greets", opens)
FROM "shop";
DROP TABLE "shop";
ALTER TABLE "_new_shop" RENAME TO "shop";
-- end of the rebuild

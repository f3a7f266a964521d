-- rebuild `shop` (id, opens, greets)
CREATE TABLE "_new_shop" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "opens" TIME NOT NULL,
    "greets" TIME
);
INSERT INTO "_new_shop" ("id", "opens", "greets")
SELECT "id", "opens", "greets"
FROM "shop";
DROP TABLE "shop";
ALTER TABLE "_new_shop" RENAME TO "shop";
-- end of the rebuild
ALTER TABLE "shop" RENAME COLUMN "greets" TO "_retired_20250101000002_greets";

-- check: `city_length` of `user` does not fit int64
SELECT "id", "city_length"
FROM (SELECT length(city) AS "city_length", "id" FROM "user") AS "user"
WHERE "city_length" IS NOT NULL AND ("city_length" = CAST("city_length" AS INTEGER)) IS NOT TRUE;
-- rebuild `user` (id, name, city)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "city_length" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "city", "city_length")
SELECT "id", "name", "city", length(city)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

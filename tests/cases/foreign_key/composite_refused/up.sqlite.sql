-- check: `country`, `city` of `user` refers to rows that `place` does not have
SELECT "id", "country", "city"
FROM "user"
WHERE "country" IS NOT NULL AND "city" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "place" AS "target" WHERE "target"."country" = "user"."country" AND "target"."city" = "user"."city");
-- rebuild `user` (id, country, city)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "country" TEXT,
    "city" TEXT,
    CONSTRAINT "user_country_city_fkey" FOREIGN KEY ("country", "city") REFERENCES "place" ("country", "city")
);
INSERT INTO "_new_user" ("id", "country", "city")
SELECT "id", "country", "city"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

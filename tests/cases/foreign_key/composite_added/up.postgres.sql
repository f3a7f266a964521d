-- check: `country`, `city` of `user` refers to rows that `place` does not have
SELECT "id", "country", "city"
FROM "user"
WHERE "country" IS NOT NULL AND "city" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "place" AS "target" WHERE "target"."country" = "user"."country" AND "target"."city" = "user"."city");
ALTER TABLE "user" ADD CONSTRAINT "user_country_city_fkey" FOREIGN KEY ("country", "city") REFERENCES "place" ("country", "city") ON DELETE SET NULL;

ALTER TABLE "user" RENAME COLUMN "born" TO "year";
-- check: `year` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE CAST(substr(year, 1, 4) AS INTEGER) IS NULL;
-- check: `year` of `user` does not fit int32
SELECT "id", "year"
FROM (SELECT "id", CAST(substr(year, 1, 4) AS INTEGER) AS "year" FROM "user") AS "user"
WHERE "year" IS NOT NULL AND ("year" = CAST("year" AS INTEGER) AND CAST("year" AS INTEGER) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- rebuild `user` (id, year)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "year" INTEGER NOT NULL,
    "_retired_20250101000002_born" TEXT
);
INSERT INTO "_new_user" ("id", "year", "_retired_20250101000002_born")
SELECT "id", CAST(substr(year, 1, 4) AS INTEGER), "year"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild

-- check: `cents` of `account` is required and has no value
SELECT "id"
FROM "account"
WHERE euros * 100.0 IS NULL;
-- check: `cents` of `account` does not fit int16
SELECT "id", "cents"
FROM (SELECT euros * 100.0 AS "cents", "id" FROM "account") AS "account"
WHERE "cents" IS NOT NULL AND ("cents" = CAST("cents" AS INTEGER) AND CAST("cents" AS INTEGER) BETWEEN -32768 AND 32767) IS NOT TRUE;
-- rebuild `account` (id, euros)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "euros" INTEGER NOT NULL,
    "cents" INTEGER NOT NULL
);
INSERT INTO "_new_account" ("id", "euros", "cents")
SELECT "id", "euros", euros * 100.0
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
-- end of the rebuild

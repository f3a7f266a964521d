CREATE TABLE "_retired_20250101000002_visit_age_check" (
    "id" INTEGER NOT NULL,
    "age" INTEGER,
    "run" INTEGER NOT NULL,
    PRIMARY KEY ("id", "run")
);
INSERT INTO "_retired_20250101000002_visit_age_check" ("id", "age", "run")
SELECT "id", "age", 0
FROM "visit"
WHERE "id" IN (
    SELECT "id"
    FROM "visit"
    WHERE NOT (age < 200)
);
UPDATE "visit"
SET "age" = NULL
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_visit_age_check" WHERE "run" = 0);
CREATE TABLE "_retired_20250101000002_visit_check" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "starts" INTEGER NOT NULL,
    "ends" INTEGER,
    "age" INTEGER
);
INSERT INTO "_retired_20250101000002_visit_check" ("id", "starts", "ends", "age")
SELECT "id", "starts", "ends", "age"
FROM "visit"
WHERE "id" IN (
    SELECT "id"
    FROM "visit"
    WHERE NOT (starts < ends)
);
DELETE FROM "visit"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_visit_check");
-- check: rows of `visit` fail the check `visit_age_check`
SELECT "id", "age"
FROM "visit"
WHERE NOT (age < 200);
-- check: rows of `visit` fail the check `visit_check`
SELECT "id", "starts", "ends"
FROM "visit"
WHERE NOT (starts < ends);
-- rebuild `visit` (id, starts, ends, age)
CREATE TABLE "_new_visit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "starts" INTEGER NOT NULL,
    "ends" INTEGER,
    "age" INTEGER,
    CONSTRAINT "visit_age_check" CHECK (age < 200),
    CONSTRAINT "visit_check" CHECK (starts < ends)
);
INSERT INTO "_new_visit" ("id", "starts", "ends", "age")
SELECT "id", "starts", "ends", "age"
FROM "visit";
DROP TABLE "visit";
ALTER TABLE "_new_visit" RENAME TO "visit";
-- end of the rebuild

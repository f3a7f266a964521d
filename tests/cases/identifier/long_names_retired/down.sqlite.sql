ALTER TABLE "t" RENAME COLUMN "_retired_20250101000002_a_very_long_column_name_that_g_b7b4df55" TO "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2";
ALTER TABLE "t" RENAME COLUMN "_retired_20250101000002_a_very_long_column_name_that_g_ef7ff0d6" TO "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1";
-- check: `a_very_long_column_name_that_goes_on_and_on_and_on_retired_2` of `t` is required and has no value
SELECT "id"
FROM "t"
WHERE "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2" IS NULL;
-- check: `a_very_long_column_name_that_goes_on_and_on_and_on_retired_1` of `t` is required and has no value
SELECT "id"
FROM "t"
WHERE "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1" IS NULL;
-- rebuild `t` (id, a_very_long_column_name_that_goes_on_and_on_and_on_retired_1, a_very_long_column_name_that_goes_on_and_on_and_on_retired_2)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2" INTEGER NOT NULL,
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1" INTEGER NOT NULL
);
INSERT INTO "_new_t" (
    "id",
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2",
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1"
)
SELECT
    "id",
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2",
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild

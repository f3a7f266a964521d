-- rebuild `t` (id, a_very_long_column_name_that_goes_on_and_on_and_on_retired_1, a_very_long_column_name_that_goes_on_and_on_and_on_retired_2)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1" INTEGER,
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2" INTEGER
);
INSERT INTO "_new_t" (
    "id",
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1",
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2"
)
SELECT
    "id",
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1",
    "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
ALTER TABLE "t" RENAME COLUMN "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1" TO "_retired_20250101000002_a_very_long_column_name_that_g_ef7ff0d6";
ALTER TABLE "t" RENAME COLUMN "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2" TO "_retired_20250101000002_a_very_long_column_name_that_g_b7b4df55";

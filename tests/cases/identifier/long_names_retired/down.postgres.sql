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
ALTER TABLE "t"
    ALTER COLUMN "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2" SET NOT NULL,
    ALTER COLUMN "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1" SET NOT NULL;

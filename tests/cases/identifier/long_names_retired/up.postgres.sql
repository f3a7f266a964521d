ALTER TABLE "t"
    ALTER COLUMN "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1" DROP NOT NULL,
    ALTER COLUMN "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2" DROP NOT NULL;
ALTER TABLE "t" RENAME COLUMN "a_very_long_column_name_that_goes_on_and_on_and_on_retired_1" TO "_retired_20250101000002_a_very_long_column_name_that_g_ef7ff0d6";
ALTER TABLE "t" RENAME COLUMN "a_very_long_column_name_that_goes_on_and_on_and_on_retired_2" TO "_retired_20250101000002_a_very_long_column_name_that_g_b7b4df55";

ALTER TABLE `t`
    CHANGE COLUMN `a_very_long_column_name_that_goes_on_and_on_and_on_retired_1` `_retired_20250101000002_a_very_long_column_name_that_g_ef7ff0d6` BIGINT,
    CHANGE COLUMN `a_very_long_column_name_that_goes_on_and_on_and_on_retired_2` `_retired_20250101000002_a_very_long_column_name_that_g_b7b4df55` BIGINT;

-- check: `a_very_long_column_name_that_goes_on_and_on_and_on_retired_2` of `t` is required and has no value
WITH `t` AS (SELECT `id`, `_retired_20250101000002_a_very_long_column_name_that_g_ef7ff0d6` AS `a_very_long_column_name_that_goes_on_and_on_and_on_retired_1`, `_retired_20250101000002_a_very_long_column_name_that_g_b7b4df55` AS `a_very_long_column_name_that_goes_on_and_on_and_on_retired_2` FROM `t`)
SELECT `id`
FROM `t`
WHERE `a_very_long_column_name_that_goes_on_and_on_and_on_retired_2` IS NULL;
-- check: `a_very_long_column_name_that_goes_on_and_on_and_on_retired_1` of `t` is required and has no value
WITH `t` AS (SELECT `id`, `_retired_20250101000002_a_very_long_column_name_that_g_ef7ff0d6` AS `a_very_long_column_name_that_goes_on_and_on_and_on_retired_1`, `_retired_20250101000002_a_very_long_column_name_that_g_b7b4df55` AS `a_very_long_column_name_that_goes_on_and_on_and_on_retired_2` FROM `t`)
SELECT `id`
FROM `t`
WHERE `a_very_long_column_name_that_goes_on_and_on_and_on_retired_1` IS NULL;
ALTER TABLE `t`
    RENAME COLUMN `_retired_20250101000002_a_very_long_column_name_that_g_b7b4df55` TO `a_very_long_column_name_that_goes_on_and_on_and_on_retired_2`,
    RENAME COLUMN `_retired_20250101000002_a_very_long_column_name_that_g_ef7ff0d6` TO `a_very_long_column_name_that_goes_on_and_on_and_on_retired_1`;
ALTER TABLE `t`
    MODIFY COLUMN `a_very_long_column_name_that_goes_on_and_on_and_on_retired_2` BIGINT NOT NULL,
    MODIFY COLUMN `a_very_long_column_name_that_goes_on_and_on_and_on_retired_1` BIGINT NOT NULL;

ALTER TABLE `a_very_long_table_name_that_goes_on_and_on`
    DROP INDEX `a_very_long_table_name_that_goes_on_and_on_a_very_long_b851eb6a`,
    DROP INDEX `a_very_long_table_name_that_goes_on_and_on_a_very_long_0a1f4042`;

ALTER TABLE `a_very_long_table_name_that_goes_on_and_on`
    ADD INDEX `a_very_long_table_name_that_goes_on_and_on_a_very_long_b851eb6a` (`a_very_long_column_name_that_goes_on_and_on_and_on_1`),
    ADD INDEX `a_very_long_table_name_that_goes_on_and_on_a_very_long_0a1f4042` (`a_very_long_column_name_that_goes_on_and_on_and_on_2`);

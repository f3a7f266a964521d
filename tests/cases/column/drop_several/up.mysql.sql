ALTER TABLE `user`
    CHANGE COLUMN `first` `_retired_20250101000002_first` LONGTEXT,
    RENAME COLUMN `middle` TO `_retired_20250101000002_middle`,
    CHANGE COLUMN `last` `_retired_20250101000002_last` DATE;

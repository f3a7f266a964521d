ALTER TABLE `user`
    ADD COLUMN `website` LONGTEXT,
    RENAME COLUMN `fax` TO `_retired_20250101000002_fax`;

ALTER TABLE `p` DROP FOREIGN KEY `p_user_id_fkey`;
ALTER TABLE `p` DROP INDEX `p_user_id_fkey`;
RENAME TABLE
    `p` TO `_retired_20250101000002_p`,
    `u` TO `_retired_20250101000002_u`;

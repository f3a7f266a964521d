RENAME TABLE
    `post` TO `_migrator_post`,
    `draft` TO `post`;
RENAME TABLE `_migrator_post` TO `_retired_20250101000002_post`;

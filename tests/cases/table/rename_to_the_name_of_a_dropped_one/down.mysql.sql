RENAME TABLE
    `_retired_20250101000002_post` TO `_migrator_post`,
    `post` TO `draft`,
    `_migrator_post` TO `post`;

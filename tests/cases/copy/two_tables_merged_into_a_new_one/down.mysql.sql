RENAME TABLE
    `_retired_20250101000002_dog` TO `dog`,
    `_retired_20250101000002_cat` TO `cat`;
RENAME TABLE `pet` TO `_retired_20250101000002_pet`;

RENAME TABLE `_retired_20250101000002_account` TO `account`;
RENAME TABLE `user` TO `_retired_20250101000002_user`;

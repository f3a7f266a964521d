RENAME TABLE `_retired_20250101000002_user` TO `user`;
RENAME TABLE `account` TO `_retired_20250101000002_account`;

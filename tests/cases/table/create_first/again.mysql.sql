RENAME TABLE `_retired_20250101000002_user` TO `user`;

RENAME TABLE `user` TO `_retired_20250101000002_user`;

RENAME TABLE `person` TO `user`;

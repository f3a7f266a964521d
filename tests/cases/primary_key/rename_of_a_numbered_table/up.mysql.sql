RENAME TABLE `user` TO `person`;

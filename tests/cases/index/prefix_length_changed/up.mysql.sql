ALTER TABLE `user`
    DROP INDEX `user_bio`,
    DROP INDEX `user_bio_words`,
    ADD INDEX `user_bio` (`bio`(40)),
    ADD FULLTEXT INDEX `user_bio_words` (`bio`, `note`);

ALTER TABLE `user`
    DROP INDEX `user_bio`,
    DROP INDEX `user_bio_words`,
    ADD FULLTEXT INDEX `user_bio_words` (`bio`),
    ADD INDEX `user_bio` (`bio`(20));

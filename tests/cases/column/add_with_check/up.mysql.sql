-- check: rows of `user` fail the check `user_level_check`
SELECT `id`, `level`
FROM (SELECT `id`, 1 AS `level` FROM `user`) AS `user`
WHERE NOT (level > 0);
ALTER TABLE `user`
    ADD COLUMN `level` INT NOT NULL DEFAULT 1,
    ADD CONSTRAINT `user_level_check` CHECK (level > 0);

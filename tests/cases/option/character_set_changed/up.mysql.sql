-- check: `name` of `item` has characters that utf8mb4 lacks
SELECT `id`, `name`
FROM `item`
WHERE CAST(CONVERT(CONVERT(`name` USING utf8mb4) USING utf8mb4) AS BINARY) <> CAST(CONVERT(`name` USING utf8mb4) AS BINARY);
ALTER TABLE `item`
    MODIFY COLUMN `name` LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    MODIFY COLUMN `other` VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL,
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

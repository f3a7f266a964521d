-- check: `name` of `item` has characters that latin1 lacks
SELECT `id`, `name`
FROM `item`
WHERE CAST(CONVERT(CONVERT(`name` USING latin1) USING utf8mb4) AS BINARY) <> CAST(CONVERT(`name` USING utf8mb4) AS BINARY);
ALTER TABLE `item`
    MODIFY COLUMN `name` LONGTEXT CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL,
    MODIFY COLUMN `other` VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
    DEFAULT CHARACTER SET latin1 COLLATE latin1_german1_ci;

-- check: `ID2` occurs more than once in `Users`
SELECT `ID2`, count(*) AS `rows`
FROM `Users`
GROUP BY `ID2`
HAVING count(*) > 1;
ALTER TABLE `Users`
    MODIFY COLUMN `Name` LONGTEXT,
    ADD UNIQUE INDEX `Users_ID2_key` (`ID2`);

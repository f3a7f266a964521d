-- Names that are no names in Rust, that meet there, or that mean something to it or to the attributes; indexes of one name in several tables.
CREATE TABLE `type` (
    `self` INT PRIMARY KEY,
    `Self_` INT NOT NULL,
    `crate` TEXT,
    `fn` VARCHAR(10),
    `2fa` TINYINT(1) NOT NULL DEFAULT 0,
    `order-date` DATE,
    `order date` DATE,
    `order_date` DATE,
    `total ($)` DECIMAL(10, 2),
    `größe` INT,
    `名前` VARCHAR(20) DEFAULT 'ä',
    `_` INT,
    `Quote``d` VARCHAR(40) DEFAULT 'it''s "x" \\ y',
    `unique` INT,
    `desc` INT,
    `sql` VARCHAR(30),
    KEY `desc` (`desc` DESC, `unique`),
    KEY idx (`sql`(5), `unique`),
    UNIQUE KEY `Quote``d key` (`Quote``d`, `unique`),
    CHECK (`Self_` > 0 AND `order-date` > `order date`),
    CONSTRAINT `of one` CHECK (`total ($)` > 0)
);
CREATE TABLE users (`Id` INT AUTO_INCREMENT PRIMARY KEY, `AlbumId` INT, `FirstName` VARCHAR(30), email VARCHAR(100) NOT NULL, KEY idx (`AlbumId`), UNIQUE (email), CHECK (`AlbumId` > 0));
CREATE TABLE user_s (id INT PRIMARY KEY, a INT, KEY idx (a), CHECK (a > 0), CHECK (a < 9));
CREATE TABLE `userS` (id INT PRIMARY KEY, a INT, KEY idx (a), FOREIGN KEY (a) REFERENCES user_s (id));
CREATE TABLE `option` (id INT PRIMARY KEY, `value` INT, CONSTRAINT `fk ``odd` FOREIGN KEY (`value`) REFERENCES `type` (`self`));
CREATE TABLE `Entity` (id INT PRIMARY KEY, `String` TEXT);
CREATE TABLE `Self` (`super` INT PRIMARY KEY);
CREATE TABLE `2024 report` (`1st` INT PRIMARY KEY, `2nd` INT, FOREIGN KEY (`2nd`) REFERENCES `2024 report` (`1st`));
CREATE TABLE `用户` (`编号` INT PRIMARY KEY, `上级` INT, FOREIGN KEY (`上级`) REFERENCES `用户` (`编号`) ON DELETE SET NULL);
CREATE TABLE no_key (a INT, b TEXT);

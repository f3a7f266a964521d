CREATE TABLE parent (id INT PRIMARY KEY, code VARCHAR(9) CHARACTER SET latin1 COLLATE latin1_bin, UNIQUE (code)) COLLATE utf8mb4_unicode_ci;
CREATE TABLE `every``thing` (
    id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    flag BOOLEAN NOT NULL DEFAULT TRUE,
    amount DECIMAL(10, 2) DEFAULT -1.5,
    label VARCHAR(20) DEFAULT 'it''s \\ x' COMMENT 'what it''s called',
    word VARCHAR(5) DEFAULT 'NULL',
    none VARCHAR(5) DEFAULT NULL,
    mood ENUM('a', 'it''s', 'c\\d') CHARACTER SET ascii DEFAULT 'a',
    several SET('x', 'y') DEFAULT 'x',
    bits BIT(3) DEFAULT b'101',
    raw BINARY(3) DEFAULT x'00ff01',
    uuid BINARY(16) DEFAULT x'00ff80c328414a0080000000000000fe',
    seen TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    changed DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    made DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    document JSON,
    valid LONGTEXT CHECK (json_valid(valid) AND valid <> ''),
    long_text LONGTEXT DEFAULT ('x'),
    computed INT DEFAULT (1 + 2),
    parent_id INT,
    other_id INT,
    positive INT CHECK (positive > 0),
    since YEAR DEFAULT 2000,
    birthday DATE DEFAULT '2020-01-01',
    near FLOAT(7, 3),
    far FLOAT UNSIGNED,
    padded INT(5) ZEROFILL,
    medium MEDIUMINT,
    clock TIME(6) DEFAULT (CURRENT_TIME(6)),
    place POINT NOT NULL,
    note TEXT,
    _retired_20250101000000_old VARCHAR(10),
    plus_one INT AS (computed + 1) STORED,
    joined VARCHAR(30) AS (concat(label, '\\', 'é')) VIRTUAL,
    CONSTRAINT small CHECK (amount < 5 AND label <> 'a\\b'),
    UNIQUE KEY label_amount (label(3), amount DESC),
    FULLTEXT KEY words (note),
    SPATIAL INDEX places (place),
    KEY why (amount) COMMENT 'because it''s slow',
    KEY note_start (note(10)),
    CONSTRAINT parent_key FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT other_key FOREIGN KEY (other_id) REFERENCES parent (id) ON DELETE RESTRICT
) COMMENT 'has everything' ROW_FORMAT = DYNAMIC;
CREATE TABLE pair (a INT, b VARCHAR(9), n INT NOT NULL, PRIMARY KEY (b, a), KEY (n)) ENGINE = MyISAM;
CREATE TABLE triple (x VARCHAR(9), y INT, CONSTRAINT both_key FOREIGN KEY (y) REFERENCES parent (id), PRIMARY KEY (x(4)));
CREATE TABLE parts (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2;
CREATE TABLE _retired_20250101000000_gone (id INT);
CREATE TABLE _migrator_journal (id INT);
CREATE VIEW seen AS SELECT id, label FROM `every``thing` WHERE label = 'x';
CREATE TRIGGER unset BEFORE INSERT ON `every``thing` FOR EACH ROW SET NEW.flag = 0;
CREATE PROCEDURE twice(IN a INT, OUT b INT) SET b = 2 * a;
CREATE FUNCTION two() RETURNS INT DETERMINISTIC RETURN 2;
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM pair;

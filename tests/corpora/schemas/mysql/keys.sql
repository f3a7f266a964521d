-- Keys of every kind.
CREATE TABLE account (
    tenant INT NOT NULL,
    id INT NOT NULL,
    code VARCHAR(10) NOT NULL COMMENT 'Short.',
    parent INT,
    lead INT,
    price DECIMAL(8, 2) CHECK (price > 0),
    PRIMARY KEY (tenant, id),
    UNIQUE KEY account_code (code),
    KEY by_price (price DESC, code) COMMENT 'it''s',
    CONSTRAINT family FOREIGN KEY (tenant, parent) REFERENCES account (tenant, id) ON DELETE CASCADE ON UPDATE RESTRICT,
    FOREIGN KEY (tenant, lead) REFERENCES account (tenant, id),
    CHECK (id > 0),
    CHECK (parent <> id)
);
CREATE TABLE hen (id INT PRIMARY KEY, egg INT NOT NULL);
CREATE TABLE egg (id INT PRIMARY KEY, hen INT NOT NULL, FOREIGN KEY (hen) REFERENCES hen (id));
ALTER TABLE hen ADD FOREIGN KEY (egg) REFERENCES egg (id);
CREATE TABLE two_ways (id INT PRIMARY KEY, a INT, CONSTRAINT one FOREIGN KEY (a) REFERENCES hen (id), CONSTRAINT also FOREIGN KEY (a) REFERENCES egg (id) ON DELETE SET NULL);
CREATE TABLE by_code (code VARCHAR(20) PRIMARY KEY, other VARCHAR(10), price DECIMAL(8, 2), FOREIGN KEY (other) REFERENCES account (code) ON UPDATE CASCADE, CHECK (price > 1));
CREATE TABLE numbered (a INT NOT NULL, n INT NOT NULL AUTO_INCREMENT, PRIMARY KEY (a), UNIQUE KEY (n));
CREATE TABLE loose (id INT PRIMARY KEY, a INT, b INT, KEY (a, b));
CREATE TABLE looser (id INT PRIMARY KEY, a INT, FOREIGN KEY (a) REFERENCES loose (a));

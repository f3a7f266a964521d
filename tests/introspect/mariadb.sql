CREATE TABLE plain (
    id INT PRIMARY KEY,
    hidden INT INVISIBLE DEFAULT 3,
    small VARCHAR(300) /*M!100301 COMPRESSED*/,
    key_text TEXT,
    bytes BLOB DEFAULT 'ab',
    native UUID DEFAULT uuid(),
    UNIQUE (key_text),
    KEY ignored_one (hidden) IGNORED
);
CREATE TABLE versions (id INT) WITH SYSTEM VERSIONING;
CREATE TABLE periods (id INT, a DATE, b DATE, PERIOD FOR valid (a, b));
CREATE SEQUENCE numbers START WITH 5 INCREMENT BY 2;

-- Declared types of every kind, and what SQLite keeps of a default.
CREATE TABLE scalar (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    i INTEGER NOT NULL DEFAULT 5,
    n INTEGER DEFAULT -5,
    plus INTEGER DEFAULT +5,
    small integer DEFAULT 007,
    int2 INT2,
    bigint BIGINT DEFAULT (1 + 1),
    tiny TINYINT(1) DEFAULT 1,
    b BOOLEAN DEFAULT TRUE,
    b2 BOOLEAN NOT NULL DEFAULT 1,
    bool bool DEFAULT false,
    r REAL DEFAULT 1.50,
    d DOUBLE PRECISION DEFAULT 1e5,
    f FLOAT,
    dec DECIMAL(10, 2) DEFAULT 0.00,
    num NUMERIC,
    t TEXT DEFAULT 'it''s "x" \',
    lower text DEFAULT '',
    line TEXT DEFAULT 'a
b',
    v VARCHAR(255) DEFAULT "double",
    nv NVARCHAR(10) DEFAULT word,
    c CHARACTER(20) COLLATE NOCASE,
    ci TEXT COLLATE NOCASE DEFAULT NULL,
    sorted INTEGER COLLATE RTRIM,
    bl BLOB DEFAULT x'00ff',
    dt DATETIME DEFAULT CURRENT_TIMESTAMP,
    day DATE DEFAULT (date('now')),
    tm TIME,
    ts TIMESTAMP DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    u UUID,
    j JSON DEFAULT '{}',
    none,
    none_default DEFAULT 'x' NOT NULL,
    odd "MY TYPE (1)",
    two WORDS HERE,
    sum INTEGER GENERATED ALWAYS AS (i + n) STORED,
    up TEXT AS (upper(t)) VIRTUAL,
    untyped AS (i * 2)
);
CREATE TABLE strict_one (id INTEGER PRIMARY KEY, i INT, r REAL, t TEXT NOT NULL DEFAULT 'x', b BLOB, a ANY) STRICT;
CREATE TABLE by_text (code TEXT PRIMARY KEY, other TEXT);
CREATE TABLE by_int (code INT PRIMARY KEY, other TEXT);
CREATE TABLE by_lower_integer (id integer primary key, other TEXT);
CREATE TABLE pair (a TEXT, b INTEGER NOT NULL, PRIMARY KEY (b, a));
CREATE TABLE rowless (a TEXT, b INTEGER, c TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE both (a TEXT PRIMARY KEY, b INT) STRICT, WITHOUT ROWID;
CREATE TABLE as_migrator (id INTEGER NOT NULL PRIMARY KEY, role TEXT NOT NULL DEFAULT 'b c' CONSTRAINT "role" CHECK ("role" IN ('a', 'b c', 'it''s')));

-- Keys of every kind, most without a name.
CREATE TABLE account (
    tenant INT NOT NULL,
    id INT NOT NULL,
    code TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (code <> ''),
    parent INT CHECK (parent > 0) CHECK (parent <> id),
    lead INT CONSTRAINT lead_is_positive CHECK (lead > 0),
    price NUM UNIQUE CHECK (price > 0),
    PRIMARY KEY (tenant, id),
    UNIQUE (code, tenant),
    UNIQUE (lead),
    CONSTRAINT one_parent UNIQUE (parent COLLATE NOCASE DESC, tenant),
    CONSTRAINT family FOREIGN KEY (tenant, parent) REFERENCES account ON DELETE CASCADE ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant, lead) REFERENCES account (tenant, id),
    CHECK (id > 0),
    CHECK (tenant <> id)
);
CREATE UNIQUE INDEX account_lower ON account (lower(code) DESC, (id + 1)) WHERE parent IS NOT NULL;
CREATE INDEX account_c ON account (code COLLATE RTRIM, id DESC);
CREATE TABLE hen (id INTEGER PRIMARY KEY, egg INTEGER NOT NULL REFERENCES egg);
CREATE TABLE egg (id INTEGER PRIMARY KEY, hen INTEGER NOT NULL REFERENCES hen DEFERRABLE);
CREATE TABLE two_ways (id INTEGER PRIMARY KEY, a INTEGER REFERENCES hen REFERENCES egg ON DELETE SET DEFAULT);
CREATE TABLE senseless (id INTEGER PRIMARY KEY, a TEXT NOT NULL REFERENCES hen ON DELETE SET NULL, b INT REFERENCES account (price));

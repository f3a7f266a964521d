-- Names that are no names in Rust, that meet there, or that mean something to it or to the attributes.
CREATE TABLE "type" (
    "self" INTEGER PRIMARY KEY,
    "Self_" INT NOT NULL,
    "crate" TEXT,
    [fn] TEXT,
    `async` TEXT,
    "2fa" BOOLEAN NOT NULL DEFAULT 0,
    "order-date" DATE,
    "order date" DATE,
    "order_date" DATE,
    "total ($)" NUMERIC(10,2),
    "größe" INT,
    "名前" TEXT,
    "☃" TEXT,
    "_" INT,
    "Quote""d" TEXT DEFAULT 'it''s "x" \ y',
    "unique" INT,
    "desc" INT,
    "sql" TEXT,
    "unnamed" TEXT,
    CHECK ("Self_" > 0 AND "order-date" > "order date"),
    CONSTRAINT "of one" CHECK ("total ($)" > 0)
);
CREATE INDEX "desc" ON "type" ("desc" DESC, "unique", "unnamed");
CREATE INDEX by_sql ON "type" (lower("sql"), "sql" COLLATE NOCASE);
CREATE UNIQUE INDEX "Quote""d key" ON "type" ("Quote""d", "unique") WHERE "unique" > 0 AND "Quote""d" <> '"';
CREATE TABLE "a.b" ("c.d" INTEGER PRIMARY KEY);
CREATE TABLE user_s (id INTEGER PRIMARY KEY);
CREATE TABLE "userS" (id INTEGER PRIMARY KEY REFERENCES user_s);
CREATE TABLE "option" (id INTEGER PRIMARY KEY, "value" INTEGER REFERENCES "type" ("self"));
CREATE TABLE "Entity" (id INTEGER PRIMARY KEY, "String" TEXT);
CREATE TABLE "Self" ("super" INTEGER PRIMARY KEY);
CREATE TABLE "2024 report" ("1st" INTEGER PRIMARY KEY, "2nd" INTEGER REFERENCES "2024 report");
CREATE TABLE "用户" ("编号" INTEGER PRIMARY KEY, "上级" INTEGER REFERENCES "用户" ON DELETE SET NULL);
CREATE TABLE Albums (AlbumId INTEGER PRIMARY KEY, Title NVARCHAR(160) NOT NULL, ArtistId INT);
CREATE TABLE no_key (a INT, b TEXT);

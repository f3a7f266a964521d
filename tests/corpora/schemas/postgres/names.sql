-- Names that are no names in Rust, that meet there, or that mean something to it or to the attributes.
CREATE TABLE "type" (
    "self" int PRIMARY KEY,
    "Self" int NOT NULL,
    "crate" text,
    "fn" text,
    "async" text,
    "2fa" boolean NOT NULL DEFAULT false,
    "order-date" date,
    "order date" date,
    "order_date" date,
    "total ($)" numeric(10, 2),
    "größe" int,
    "名前" text,
    "☃" text,
    "_" int,
    "__" int,
    "Quote""d" text DEFAULT 'it''s "x" \ y',
    "unique" int,
    "desc" int,
    "sql" text,
    "constraint" int
);
CREATE INDEX "desc" ON "type" ("desc" DESC, "unique", "constraint");
CREATE INDEX by_sql ON "type" (lower("sql"), "sql" text_pattern_ops) INCLUDE ("unique", "self");
CREATE UNIQUE INDEX "Quote""d key" ON "type" ("Quote""d", "unique") WHERE "unique" > 0 AND "Quote""d" <> '"';
ALTER TABLE "type" ADD CONSTRAINT "a check" CHECK ("Self" > 0 AND "order-date" > "order date");
ALTER TABLE "type" ADD CONSTRAINT "of one" CHECK ("total ($)" > 0);
CREATE TABLE "Users" (id int PRIMARY KEY, "AlbumId" int, "albumId" int, "ALBUM_ID" int);
CREATE TABLE users (id int PRIMARY KEY, "AlbumId" int UNIQUE, "ArtistId" int, "FirstName" text, email text);
CREATE TABLE user_s (id int PRIMARY KEY);
CREATE TABLE "userS" (id int PRIMARY KEY REFERENCES user_s);
CREATE TABLE "option" (id int PRIMARY KEY, "value" int REFERENCES "type" ("self"));
CREATE TABLE "Entity" (id int PRIMARY KEY, "String" text, vec int[]);
CREATE TABLE "Self" ("super" int PRIMARY KEY);
CREATE TABLE "2024 report" ("1st" int PRIMARY KEY, "2nd" int REFERENCES "2024 report");
CREATE TABLE "用户" ("编号" int PRIMARY KEY, "上级" int REFERENCES "用户" ON DELETE SET NULL);
CREATE TABLE very_long_table_name_that_is_as_long_as_a_name_can_be_in_this_db (
    very_long_column_name_that_is_as_long_as_a_name_can_be_in_it_db int PRIMARY KEY,
    another_very_long_column_name_that_is_as_long_as_a_name_can_be_ timestamptz
);
CREATE INDEX ON very_long_table_name_that_is_as_long_as_a_name_can_be_in_this_db (another_very_long_column_name_that_is_as_long_as_a_name_can_be_);
CREATE TABLE no_key (a int, b text);

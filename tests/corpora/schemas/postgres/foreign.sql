-- What no entity stands for is named, and the rest is written.
CREATE TABLE plain (id int PRIMARY KEY, name text);
CREATE TABLE measured (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE measured_2024 PARTITION OF measured FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE "a.b" (id int PRIMARY KEY);
CREATE TABLE child (more int) INHERITS (plain);
CREATE UNLOGGED TABLE fast (id int PRIMARY KEY, plain int);
CREATE VIEW names AS SELECT name FROM plain;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM plain;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER touched BEFORE UPDATE ON fast FOR EACH ROW EXECUTE FUNCTION touch();
CREATE SEQUENCE lonely;
ALTER TABLE fast ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON fast USING (id > 0);

-- What no entity stands for is named, and the rest is written.
CREATE TABLE plain (id INTEGER PRIMARY KEY, name TEXT UNIQUE ON CONFLICT IGNORE);
CREATE TABLE dangling (id INTEGER PRIMARY KEY, a INTEGER REFERENCES nowhere, b INTEGER REFERENCES plain);
CREATE VIRTUAL TABLE found USING fts5(name);
CREATE VIEW names AS SELECT name FROM plain;
CREATE TRIGGER touched AFTER UPDATE ON plain BEGIN DELETE FROM dangling; END;

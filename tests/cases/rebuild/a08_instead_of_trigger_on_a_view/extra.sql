CREATE VIEW names AS SELECT id, name FROM parent;
CREATE TRIGGER names_insert INSTEAD OF INSERT ON names BEGIN INSERT INTO parent (name, x) VALUES (new.name, 0); END;

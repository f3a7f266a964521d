CREATE VIEW parent_names AS SELECT id, name FROM parent WHERE x > 0;
CREATE VIEW upper_names AS SELECT upper(name) AS name FROM parent_names;
CREATE TRIGGER parent_added AFTER INSERT ON parent BEGIN
    INSERT INTO log (line) VALUES ('added ' || new.name || ';');
END;
CREATE TRIGGER parent_renamed AFTER UPDATE OF name ON parent WHEN old.name <> new.name BEGIN
    INSERT INTO log (line) SELECT 'renamed ' || count(*) FROM parent;
END;
CREATE TRIGGER child_checks_parent BEFORE INSERT ON child BEGIN
    SELECT RAISE(ABORT, 'no parent') WHERE NOT EXISTS (SELECT 1 FROM parent WHERE id = new.parent_id);
END;

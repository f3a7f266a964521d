CREATE VIEW parent_names AS SELECT id, name FROM parent WHERE x > 0;
CREATE VIEW upper_names AS SELECT upper(name) AS name FROM parent_names;
CREATE TRIGGER parent_added AFTER INSERT ON parent FOR EACH ROW INSERT INTO log (line) VALUES (concat('added ', new.name, ';'));

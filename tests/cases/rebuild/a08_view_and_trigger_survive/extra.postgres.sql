CREATE VIEW parent_names AS SELECT id, name FROM parent WHERE x > 0;
CREATE VIEW upper_names AS SELECT upper(name) AS name FROM parent_names;
CREATE FUNCTION parent_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO log (line) VALUES ('added ' || new.name || ';');
    RETURN new;
END $$;
CREATE TRIGGER parent_added AFTER INSERT ON parent FOR EACH ROW EXECUTE FUNCTION parent_added();

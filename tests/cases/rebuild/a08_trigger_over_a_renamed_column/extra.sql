CREATE TRIGGER t AFTER UPDATE OF name ON user BEGIN UPDATE user SET seen = seen + 1 WHERE id = new.id AND new.name <> ''; END;

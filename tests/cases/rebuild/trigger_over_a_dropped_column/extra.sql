CREATE TRIGGER t AFTER UPDATE OF x ON user BEGIN UPDATE user SET name = 'x' WHERE id = new.id; END;

DROP INDEX "new_i";
CREATE INDEX "old_i" ON "item" ("a");

DROP INDEX "old_i";
CREATE INDEX "new_i" ON "item" ("a");

DROP INDEX "i";
CREATE INDEX "i" ON "item" ("a");

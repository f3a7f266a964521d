DROP INDEX "j";
DROP INDEX "i";
CREATE INDEX "j" ON "item" ("b");
CREATE INDEX "i" ON "item" ("a");

DROP INDEX "i";
DROP INDEX "j";
CREATE INDEX "j" ON "item" ("a");
CREATE INDEX "i" ON "item" ("b");

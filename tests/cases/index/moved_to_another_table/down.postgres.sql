DROP INDEX "the_index";
CREATE INDEX "the_index" ON "a" ("x");

DROP INDEX "the_index";
CREATE INDEX "the_index" ON "b" ("x");

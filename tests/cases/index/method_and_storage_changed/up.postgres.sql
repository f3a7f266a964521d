DROP INDEX "note_tags";
DROP INDEX "note_code";
DROP INDEX "note_title";
CREATE INDEX "note_tags" ON "note" USING "gin" ("tags") WITH (fastupdate = off);
CREATE INDEX "note_code" ON "note" ("code");
CREATE INDEX "note_title" ON "note" ("title") WITH (fillfactor = 70);

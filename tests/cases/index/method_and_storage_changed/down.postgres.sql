DROP INDEX "note_tags";
DROP INDEX "note_code";
DROP INDEX "note_title";
CREATE INDEX "note_title" ON "note" ("title" text_pattern_ops) WITH (fillfactor = 70);
CREATE INDEX "note_code" ON "note" USING "hash" ("code");
CREATE INDEX "note_tags" ON "note" USING "gin" ("tags");

DROP INDEX "i";
CREATE INDEX "i" ON "item" ((upper(b)));

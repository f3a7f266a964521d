DROP INDEX "i";
CREATE INDEX "i" ON "item" ((lower(b)));

CREATE INDEX "i" ON "item" ((a + ifnull(c, 0)), "b" DESC);

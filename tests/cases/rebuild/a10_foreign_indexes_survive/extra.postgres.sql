CREATE INDEX by_lower ON "user" (lower(email));
CREATE UNIQUE INDEX live ON "user" (email COLLATE "C") WHERE NOT gone;
CREATE INDEX "odd name" ON "user" (age, gone DESC);

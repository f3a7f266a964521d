ALTER TABLE "u"
    ADD COLUMN "email" TEXT,
    ADD COLUMN "level" INTEGER NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX "u_email_key" ON "u" ("email");

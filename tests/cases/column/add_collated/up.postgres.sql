ALTER TABLE "user" ADD COLUMN "nick" TEXT COLLATE "nocase";

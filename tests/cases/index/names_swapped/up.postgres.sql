ALTER INDEX "i" RENAME TO "_migrator_j";
ALTER INDEX "j" RENAME TO "i";
ALTER INDEX "_migrator_j" RENAME TO "j";

ALTER INDEX "new_i" RENAME TO "old_i";

ALTER INDEX "old_i" RENAME TO "new_i";

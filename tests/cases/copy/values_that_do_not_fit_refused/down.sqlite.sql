ALTER TABLE "result" RENAME TO "_retired_20250101000002_result";

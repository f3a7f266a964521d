ALTER TABLE "result" RENAME TO "_retired_20250101000002_result";
ALTER TABLE "_retired_20250101000002_result" RENAME CONSTRAINT "result_pkey" TO "_retired_20250101000002_result_pkey";

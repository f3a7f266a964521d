ALTER TABLE "_retired_20250101000002_user" RENAME TO "user";
ALTER TABLE "user" RENAME CONSTRAINT "_retired_20250101000002_user_pkey" TO "user_pkey";

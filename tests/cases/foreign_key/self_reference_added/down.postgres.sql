ALTER TABLE "user" DROP CONSTRAINT "user_boss_id_fkey";

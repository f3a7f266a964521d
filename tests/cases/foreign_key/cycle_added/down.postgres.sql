ALTER TABLE "egg" DROP CONSTRAINT "egg_hen_id_fkey";
ALTER TABLE "hen" DROP CONSTRAINT "hen_egg_id_fkey";

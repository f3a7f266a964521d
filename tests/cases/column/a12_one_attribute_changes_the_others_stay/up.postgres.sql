ALTER TABLE "item"
    ALTER COLUMN "nullability" DROP NOT NULL,
    ALTER COLUMN "default" SET DEFAULT 'new',
    ALTER COLUMN "length" TYPE VARCHAR(90),
    ALTER COLUMN "size" TYPE BIGINT,
    ALTER COLUMN "at" DROP DEFAULT;
COMMENT ON COLUMN "item"."comment" IS 'said something; else';

CREATE TABLE "item" (
    "id" BIGINT NOT NULL,
    "email" varchar(40) NOT NULL,
    "place" text,
    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "person" (
    "id" BIGINT NOT NULL,
    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "order" (
    "id" BIGINT NOT NULL,
    "person_id" BIGINT NOT NULL,
    CONSTRAINT "order_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "order_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);

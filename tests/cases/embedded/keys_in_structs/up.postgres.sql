CREATE TABLE "order" (
    "tenant" BIGINT NOT NULL,
    "number" BIGINT NOT NULL,
    "title" VARCHAR(80) NOT NULL,
    CONSTRAINT "order_pkey" PRIMARY KEY ("tenant", "number")
);
CREATE TABLE "order_line" (
    "order_tenant" BIGINT NOT NULL,
    "order_number" BIGINT NOT NULL,
    "line" BIGINT NOT NULL,
    CONSTRAINT "order_line_pkey" PRIMARY KEY ("order_tenant", "order_number", "line"),
    CONSTRAINT "order_line_order_tenant_order_number_fkey" FOREIGN KEY ("order_tenant", "order_number") REFERENCES "order" ("tenant", "number") ON DELETE CASCADE
);

CREATE TABLE "order" (
    "tenant" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    PRIMARY KEY ("tenant", "number")
);
CREATE TABLE "order_line" (
    "order_tenant" INTEGER NOT NULL,
    "order_number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    PRIMARY KEY ("order_tenant", "order_number", "line"),
    CONSTRAINT "order_line_order_tenant_order_number_fkey" FOREIGN KEY ("order_tenant", "order_number") REFERENCES "order" ("tenant", "number") ON DELETE CASCADE
);

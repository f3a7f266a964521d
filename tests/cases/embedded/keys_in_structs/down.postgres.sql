ALTER TABLE "order_line" DROP CONSTRAINT "order_line_order_tenant_order_number_fkey";
ALTER TABLE "order_line" RENAME TO "_retired_20250101000002_order_line";
ALTER TABLE "_retired_20250101000002_order_line" RENAME CONSTRAINT "order_line_pkey" TO "_retired_20250101000002_order_line_pkey";
ALTER TABLE "order" RENAME TO "_retired_20250101000002_order";
ALTER TABLE "_retired_20250101000002_order" RENAME CONSTRAINT "order_pkey" TO "_retired_20250101000002_order_pkey";

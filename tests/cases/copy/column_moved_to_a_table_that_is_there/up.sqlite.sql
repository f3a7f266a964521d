-- rebuild `address` (id, user_id)
CREATE TABLE "_new_address" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" INTEGER NOT NULL,
    "street" TEXT,
    CONSTRAINT "address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id")
);
INSERT INTO "_new_address" ("id", "user_id", "street")
SELECT "id", "user_id", (SELECT street FROM user WHERE user.id = address.user_id)
FROM "address";
DROP TABLE "address";
ALTER TABLE "_new_address" RENAME TO "address";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "street" TO "_retired_20250101000002_street";

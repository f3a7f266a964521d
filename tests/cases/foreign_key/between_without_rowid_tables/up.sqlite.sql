-- check: `k` of `v` refers to rows that `k` does not have
SELECT "n", "k"
FROM "v"
WHERE "k" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "k" AS "target" WHERE "target"."code" = "v"."k");
-- rebuild `v` (n, k)
CREATE TABLE "_new_v" (
    "n" INTEGER NOT NULL PRIMARY KEY,
    "k" TEXT NOT NULL,
    CONSTRAINT "v_k_fkey" FOREIGN KEY ("k") REFERENCES "k" ("code") ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO "_new_v" ("n", "k")
SELECT "n", "k"
FROM "v";
DROP TABLE "v";
ALTER TABLE "_new_v" RENAME TO "v";
-- end of the rebuild

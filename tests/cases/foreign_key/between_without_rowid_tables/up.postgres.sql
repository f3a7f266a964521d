-- check: `k` of `v` refers to rows that `k` does not have
SELECT "n", "k"
FROM "v"
WHERE "k" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "k" AS "target" WHERE "target"."code" = "v"."k");
ALTER TABLE "v" ADD CONSTRAINT "v_k_fkey" FOREIGN KEY ("k") REFERENCES "k" ("code") ON DELETE CASCADE;

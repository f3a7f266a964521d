ALTER TABLE "u" RENAME COLUMN "_retired_20250101000002_email" TO "email";
ALTER TABLE "u" RENAME COLUMN "_retired_20250101000002_level" TO "level";
-- check: `email` occurs more than once in `u`
SELECT "email", count(*) AS "rows"
FROM "u"
WHERE "email" IS NOT NULL
GROUP BY "email"
HAVING count(*) > 1;
UPDATE "u" SET "level" = COALESCE("level", 1)
WHERE "level" IS NULL;
ALTER TABLE "u"
    ALTER COLUMN "level" SET DEFAULT 1,
    ALTER COLUMN "level" SET NOT NULL;
CREATE UNIQUE INDEX "u_email_key" ON "u" ("email");

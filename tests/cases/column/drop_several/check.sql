SELECT count("_retired_20250101000002_first"), count("_retired_20250101000002_last") FROM "user";
-- 7 | 7

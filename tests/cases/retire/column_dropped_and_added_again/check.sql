SELECT count(phone), count("_retired_20250101000002_phone") FROM u;
-- 0 | 7

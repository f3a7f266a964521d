SELECT sensor, taken_at, level FROM reading ORDER BY sensor, taken_at;
-- 1 | 30 | 7
-- 2 | 30 | 7
-- 2 | 31 | 7

SELECT count(*) FROM _retired_20250101000002_reading_pkey;
-- 1

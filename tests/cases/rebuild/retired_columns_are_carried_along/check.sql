SELECT "_retired_20250101000002_phone", "_retired_20250101000002_age" FROM "user" ORDER BY id;
-- '12' | 30
-- '34' | 40

SELECT count(*) FROM "_retired_20250101000002_u";
-- 7
